/** The calls about the passcode of facilitators' links. */

import { call } from './api.js';

/** @typedef {ReturnType<typeof passcodeCalls>} PasscodeCalls */

/** @param {{code: string, seat: string}} place */
export const passcodeCalls = ({ code, seat }) => {
  const path = `/api/sessions/${code}/passcode`;
  return {
    /** @returns {Promise<{set: boolean}>} */
    read: () => call(path, { seat }),
    /** @param {string | null} passcode null for none @returns {Promise<{set: boolean}>} */
    set: (passcode) => call(path, { seat, method: 'POST', body: { passcode } }),
  };
};
