/** Which of their notes this person is changing just now; null for none. */

import { signal } from './signals.js';

export const changing = signal(/** @type {string | null} */ (null));
