/** Until when a session is kept. */

import { call } from './api.js';

/** @typedef {{goes: "notes" | "session", at: string, proposals_until: string, days: number, most_days: number, soon: boolean}} Kept */
/** @typedef {ReturnType<typeof retentionCalls>} RetentionCalls */

const PATIENCE_MS = 15_000;

/** @param {{code: string, seat: string}} place */
export const retentionCalls = ({ code, seat }) => ({
  /** @returns {Promise<Kept>} */
  kept: () => call(`/api/sessions/${code}/retention`, { seat, patienceMs: PATIENCE_MS }),
});
