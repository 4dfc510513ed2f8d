/** Calls beside the log: photos of paper, and a drawing that goes on on another device of the same person. */

import { call, Refused } from './api.js';

/** @typedef {{pad_id: string, version: number, sketch: any, caption: string, done: boolean}} PadState */
/** @typedef {PadState & {link: string, expires_at: string, qr: {size: number, path: string}}} OpenedPad */

const WAIT_S = 20;

/** @param {{code: string, seat: string}} place */
export const photoCalls = ({ code, seat }) => ({
  /** @param {Blob} photo @returns {Promise<{photo_id: string}>} */
  send: async (photo) => {
    const answer = await fetch(`/api/sessions/${code}/photos`, {
      method: 'POST',
      headers: { 'X-Seat': seat, 'Content-Type': photo.type },
      body: photo,
      credentials: 'same-origin',
      cache: 'no-store',
    });
    const found = await answer.json().catch(() => null);
    if (!answer.ok) {
      throw new Refused(found?.error ?? { code: 'internal', message: `${answer.status}` }, answer.status);
    }
    return found;
  },
});

/** @param {{code: string, seat: string}} place */
export const padCalls = ({ code, seat }) => {
  const path = `/api/sessions/${code}/pads`;
  return {
    /** @param {any} sketch @param {string} caption @returns {Promise<OpenedPad>} */
    open: (sketch, caption) => call(path, { seat, method: 'POST', body: { sketch, caption } }),
    /** Waits for something newer. @param {string} id @param {number} after @returns {Promise<PadState>} */
    next: (id, after) => call(`${path}/${id}?after=${after}&wait=${WAIT_S}`, { seat }),
    /** @param {string} id @returns {Promise<PadState>} */
    read: (id) => call(`${path}/${id}`, { seat }),
    /** @param {string} id @param {any} sketch @param {boolean} done */
    write: (id, sketch, done) => call(`${path}/${id}`, { seat, method: 'POST', body: { sketch, done } }),
  };
};

/** @typedef {ReturnType<typeof photoCalls>} PhotoCalls */
/** @typedef {ReturnType<typeof padCalls>} PadCalls */
