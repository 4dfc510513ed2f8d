/** The time of day as a signal, once a second: what counts down reads it. */

import { signal } from './signals.js';

export const now = signal(Date.now());

setInterval(() => {
  now.value = Date.now();
}, 1000);
