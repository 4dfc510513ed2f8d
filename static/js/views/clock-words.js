/** Times of day as this device's clock has them. */

import { locale } from '../lib/i18n.js';

/** @param {string} iso @returns {string} such as 14:35 */
export const timeOfDay = (iso) =>
  new Date(iso).toLocaleTimeString(locale(), {
    hour: '2-digit',
    minute: '2-digit',
  });
