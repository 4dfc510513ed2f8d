/** Others hear which note this person is changing, so that nobody sorts it away meanwhile. Said again and again, kept nowhere. */

import { changing } from '../lib/at-work.js';
import { effect } from '../lib/signals.js';

const AGAIN_MS = 2000;

/** @param {{presence: (what: Record<string, unknown>) => void}} session */
export const tellChanging = ({ presence }) => {
  let timer = 0;
  let told = false;
  effect(() => {
    const focus = changing.value;
    clearInterval(timer);
    if (focus || told) {
      presence({ focus });
    }
    told = focus !== null;
    timer = focus ? setInterval(() => presence({ focus }), AGAIN_MS) : 0;
  });
};
