/** The screen in the room. */

import { ring } from '../lib/chime.js';
import { secondsLeft } from '../lib/clock.js';
import { html, nothing } from '../lib/html.js';
import { afterDrawing, mount, openPage, viewHost } from '../lib/page.js';
import { effect } from '../lib/signals.js';
import { now } from '../lib/tick.js';
import { openSession } from '../net/session.js';
import { troublePage } from '../views/chrome.js';
import { measure, turnPage } from '../views/screen/paging.js';
import { loadLook, screenTools } from '../views/screen/tools.js';
import { screenPage } from '../views/screen.js';

const HIDE_POINTER_MS = 3000;
const FORWARD = ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter'];
const BACK = ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'];

const { code, seat } = await openPage();
const session = await openSession({ code, seat });
const { store } = session;
loadLook();

/** A dark screen in the middle of a workshop helps nobody. Plain http has no wake lock. */
const stayAwake = () => {
  if (document.visibilityState === 'visible') {
    navigator.wakeLock?.request('screen').catch(() => {});
  }
};

let hiding = 0;
const showPointer = () => {
  delete document.body.dataset.still;
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    document.body.dataset.still = '';
  }, HIDE_POINTER_MS);
};

/** @param {KeyboardEvent} event */
const onKey = (event) => {
  if (event.target instanceof HTMLButtonElement) {
    return;
  }
  if (FORWARD.includes(event.key) || BACK.includes(event.key)) {
    event.preventDefault();
    turnPage(FORWARD.includes(event.key));
  }
};

/** @param {MouseEvent} event the right half turns forward, the left back */
const onPress = (event) => {
  if (event.target instanceof Element && !event.target.closest('button, a')) {
    turnPage(event.clientX > innerWidth / 2);
  }
};

/** One ring when a step's or a turn's time runs out while it is watched. */
const ringAtZero = () => {
  let before = 0;
  effect(() => {
    const shown = store.confirmed.value;
    const serverNow = now.value + store.offset.value;
    const turn = shown?.turn.ends_at ? Date.parse(shown.turn.ends_at) - serverNow : null;
    const step = shown && !shown.live.paused ? secondsLeft(shown.live, serverNow) : null;
    const left = turn ?? (step === null ? 0 : step * 1000);
    if (before > 0 && left <= 0 && left > -2000) {
      ring();
    }
    before = left;
  });
};

stayAwake();
document.addEventListener('visibilitychange', stayAwake);
document.addEventListener('pointermove', showPointer);
document.addEventListener('keydown', onKey);
document.addEventListener('click', onPress);
showPointer();
ringAtZero();

const measureSoon = () => afterDrawing(measure);
addEventListener('resize', measureSoon);
void document.fonts.ready.then(measureSoon);

mount(() => {
  measureSoon();
  const shown = store.shown.value;
  const trouble = store.trouble.value;
  if (trouble || !shown) {
    return trouble ? troublePage(trouble, '') : nothing;
  }
  return html`${screenPage(shown, { store, code })}${screenTools()}`;
}, viewHost());
