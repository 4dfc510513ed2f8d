/** Whether there is room beside the main part, as a signal. */

import { signal } from './signals.js';

const query = matchMedia('(min-width: 75rem)');

export const wide = signal(query.matches);

query.addEventListener('change', () => {
  wide.value = query.matches;
});
