/** The calls of the waiting room. */

import { call } from './api.js';

/** How long the server holds one question, in seconds, and how long the page waits for an answer. */
const WAIT_S = 20;
const PATIENCE_MS = 35_000;

/** Asks whether the door has opened. @param {string} code @param {string} knock @returns {Promise<{waiting?: string, person_id?: string}>} */
export const askAtDoor = (code, knock) =>
  call(`/api/sessions/${code}/people/waiting`, {
    seat: 'me',
    method: 'POST',
    body: { knock, wait: WAIT_S },
    patienceMs: PATIENCE_MS,
  });

/** @typedef {ReturnType<typeof doorCalls>} DoorCalls */

/** @param {{code: string, seat: string}} place */
export const doorCalls = ({ code, seat }) => ({
  /** @param {string} waitingId @param {boolean} letIn */
  decide: (waitingId, letIn) =>
    call(`/api/sessions/${code}/waiting/${waitingId}`, { seat, method: 'POST', body: { let_in: letIn } }),
});
