/** Whether this person has stepped away from what the room looks at. */

import { signal } from '../../lib/signals.js';

export const away = signal(false);
