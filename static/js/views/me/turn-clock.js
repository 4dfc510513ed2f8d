/** The seconds of a turn, amber when they run out. */

import { secondsLeft, timeLeft } from '../../lib/clock.js';
import { html, nothing } from '../../lib/html.js';
import { icon } from '../../lib/icon.js';
import { now } from '../../lib/tick.js';

const AMBER_S = 15;

/** @param {import("../../types.d.ts").Snapshot} shown @param {import("../../model/store.js").Store} store */
export const turnClock = ({ turn, live }, store) => {
  const clock = { ...live, ends_at: turn.ends_at ?? null, paused: false };
  const serverNow = now.value + store.offset.value;
  const left = secondsLeft(clock, serverNow);
  return left === null
    ? nothing
    : html`<span class="clock" role="timer" data-amber=${left <= AMBER_S}>${icon('timer')}${timeLeft(clock, serverNow)}</span>`;
};
