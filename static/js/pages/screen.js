/** The screen in the room. */

import { fit } from '../lib/fit.js';
import { html, nothing } from '../lib/html.js';
import { afterDrawing, mount, openPage, viewHost } from '../lib/page.js';
import { openSession } from '../net/session.js';
import { troublePage } from '../views/chrome.js';
import { screenPage } from '../views/screen.js';

const HIDE_POINTER_MS = 3000;

const { code, seat } = await openPage();
const session = await openSession({ code, seat });

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

stayAwake();
document.addEventListener('visibilitychange', stayAwake);
document.addEventListener('pointermove', showPointer);
showPointer();

const fitSoon = () =>
  afterDrawing(() => {
    const content = /** @type {HTMLElement | null} */ (document.querySelector('[data-fit]'));
    const foot = document.querySelector('.screen__foot')?.getBoundingClientRect().height ?? 0;
    if (content) {
      fit(content, innerHeight - foot);
    }
  });
addEventListener('resize', fitSoon);

mount(() => {
  fitSoon();
  const { store } = session;
  const shown = store.shown.value;
  const trouble = store.trouble.value;
  if (trouble || !shown) {
    return trouble ? troublePage(trouble, '') : nothing;
  }
  return html`${screenPage(shown, { store, code })}`;
}, viewHost());
