/** What every page begins with: its words, its place, and one drawing of the view per frame. */

import { render } from './html.js';
import { loadCatalogue } from './i18n.js';
import { effect } from './signals.js';

/** The page's code, seat and language, with the words loaded. */
export const openPage = async () => {
  const { code = '', seat = '', lang = 'en', catalogue = '' } = document.body.dataset;
  await loadCatalogue(lang, catalogue);
  return { code, seat, lang };
};

/** @returns {HTMLElement} the part of the page that the view fills */
export const viewHost = () => {
  const host = /** @type {HTMLElement} */ (document.querySelector('[data-view]'));
  host.querySelector('[data-wait]')?.remove();
  return host;
};

/**
 * Draws the view now and once per frame after each change of what it read.
 * @param {() => unknown} view @param {HTMLElement} host
 */
export const mount = (view, host) => {
  let asked = 0;
  /** @type {unknown} */
  let latest = null;
  const draw = () => {
    asked = 0;
    render(latest, host);
  };
  return effect(() => {
    latest = view();
    if (!asked) {
      asked =
        document.visibilityState === 'visible' && host.hasChildNodes() ? requestAnimationFrame(draw) : 0;
      if (!asked) {
        draw();
      }
    }
  });
};

/** Runs when the view that is being made stands in the page. @param {() => unknown} run */
export const afterDrawing = (run) => requestAnimationFrame(() => requestAnimationFrame(run));
