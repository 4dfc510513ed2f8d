/** What every page begins with: its words, its place, and one drawing of the view per frame. */

import { render } from './html.js';
import { loadCatalogue } from './i18n.js';
import { languages } from './language.js';
import { effect } from './signals.js';

/** The page's code and seat, with the words of its language loaded. */
export const openPage = async () => {
  const { code = '', seat = '', lang = 'en' } = document.body.dataset;
  await loadCatalogue(lang, languages()[lang]?.catalogue ?? '');
  return { code, seat };
};

/** @returns {HTMLElement} the part of the page that the view fills */
export const viewHost = () => {
  const host = /** @type {HTMLElement} */ (document.querySelector('[data-view]'));
  host.querySelector('[data-wait]')?.remove();
  return host;
};

/**
 * Draws the view now and, once per frame, after each change of what it read. What lists read while they are drawn
 * counts too: the drawing itself is what is followed.
 * @param {() => unknown} view @param {HTMLElement} host
 */
export const mount = (view, host) => {
  let asked = false;
  let forget = () => {};
  const soon = () => {
    if (!asked) {
      asked = true;
      // A page in the background gets no frames, and must not wake up to old news.
      if (document.visibilityState === 'visible') {
        requestAnimationFrame(draw);
      } else {
        setTimeout(draw);
      }
    }
  };
  const draw = () => {
    asked = false;
    forget();
    let drawn = false;
    forget = effect(() => {
      if (drawn) {
        soon();
      } else {
        drawn = true;
        keepingFocus(() => render(view(), host));
      }
    });
  };
  draw();
};

/**
 * Whoever works by keyboard must not be thrown back to the page's beginning because what they pressed went away: the
 * focus then goes to the part that it stood in.
 * @param {() => void} draw
 */
const keepingFocus = (draw) => {
  const at = document.activeElement;
  const caret = /** @type {HTMLInputElement | null} */ (at)?.selectionStart;
  /** @type {HTMLElement[]} */
  const parts = [];
  for (let one = at?.parentElement?.closest(PARTS); one; one = one.parentElement?.closest(PARTS)) {
    parts.push(/** @type {HTMLElement} */ (one));
  }
  draw();
  if (document.activeElement !== document.body || !(at instanceof HTMLElement)) {
    return;
  }
  const anew = at.id && document.getElementById(at.id);
  // What was moved or drawn anew is focused again; what is gone, hidden or switched off leaves the focus to its part.
  for (const to of [anew || at, ...parts]) {
    if (to.isConnected && to !== document.body && document.activeElement === document.body) {
      if (parts.includes(to) && to.tabIndex < 0) {
        to.tabIndex = -1;
      }
      to.focus({ preventScroll: true });
    }
  }
  if (caret && anew === document.activeElement) {
    /** @type {HTMLInputElement} */ (anew).setSelectionRange(caret, caret);
  }
};

const PARTS = 'section, aside, main, article, form, [role=region], [tabindex]';

/** Runs when the view that is being made stands in the page. @param {() => unknown} run */
export const afterDrawing = (run) => requestAnimationFrame(() => requestAnimationFrame(run));
