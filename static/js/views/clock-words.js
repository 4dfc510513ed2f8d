/** Times of day as this device's clock has them. */

import { locale } from '../lib/i18n.js';

/** To make one takes longer than all that a page draws when a note comes. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string | number} at a moment, by this device's clock @returns {string} such as 14:35 */
export const timeOfDay = (at) => {
  const known = formats.get(locale());
  // The day's 24 hours in each language: Welsh would otherwise get AM and PM.
  const format =
    known ?? new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formats.set(locale(), format);
  return format.format(new Date(at));
};
