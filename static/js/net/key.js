/** A link's secret key stands behind the #, so that no server log holds it; it is traded for the seat's cookie once. */

import { part } from '../lib/part.js';
import { exchange, Refused } from './api.js';

const passcode = part(() => import('../lib/passcode.js'));

/**
 * Takes the key out of the address before anything else may read it; null if there is none.
 * @returns {string | null}
 */
export const keyInAddress = () => new URLSearchParams(location.hash.slice(1)).get('key');

/** @param {string} code @param {string} seat */
export const takeSeat = async (code, seat) => {
  // A link that is pasted over its own page changes only what is behind the #: no browser loads that anew.
  addEventListener('hashchange', () => keyInAddress() && location.reload());
  const key = keyInAddress();
  if (key) {
    await exchange(code, seat, { key }).catch(async (error) => {
      if (!(error instanceof Refused && error.field === 'passcode')) {
        throw error;
      }
      const { askFor } = await passcode.come();
      await askFor((given) => exchange(code, seat, { key, passcode: given }), error);
    });
    history.replaceState(null, '', location.pathname + location.search);
  }
};
