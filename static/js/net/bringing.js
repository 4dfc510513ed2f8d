/** The call that looks into a file which is to be brought in. */

import { Refused } from './api.js';

/** @param {{code: string, seat: string}} place @returns {import("../views/host/bring.js").LookInto} */
export const bringing =
  ({ code, seat }) =>
  async (data, { kind, phaseId }) => {
    const query = new URLSearchParams({ preview: '1', kind, ...(phaseId ? { phase_id: phaseId } : {}) });
    const answer = await fetch(`/api/sessions/${code}/import?${query}`, {
      method: 'POST',
      headers: { 'X-Seat': seat, 'Content-Type': 'application/octet-stream', Accept: 'application/json' },
      body: data,
      credentials: 'same-origin',
      cache: 'no-store',
    });
    const found = await answer.json().catch(() => null);
    if (!answer.ok) {
      throw new Refused(found?.error ?? { code: 'internal', message: `${answer.status}` }, answer.status);
    }
    return found;
  };
