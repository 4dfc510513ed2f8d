/** A part of a page that comes when it is first needed, so that the page itself comes sooner. */

import { html } from './html.js';
import { t } from './i18n.js';
import { icon } from './icon.js';
import { rest } from './language.js';
import { signal } from './signals.js';
import { toast } from './toast.js';

/**
 * @template {Record<string, any>} M
 * @param {() => Promise<M>} load such as `() => import('./part.js')`
 */
export const part = (load) => {
  const here = signal(/** @type {M | null} */ (null));
  const missing = signal(false);
  /** @type {Promise<M> | null} */
  let asked = null;

  /** The module; asked for once, and again if it did not come. @returns {Promise<M>} */
  const come = () => {
    asked ??= Promise.all([load(), rest()]).then(
      ([module]) => {
        here.value = module;
        return module;
      },
      (error) => {
        asked = null;
        missing.value = true;
        throw error;
      },
    );
    return asked;
  };

  const again = () => {
    missing.value = false;
    come().catch(() => navigator.onLine && location.reload());
  };

  return {
    come,
    /** Does something with the part once it is here, or says that it did not come. @param {(module: M) => unknown} run */
    use: (run) => void come().then(run, couldNot),
    /** Draws with the part; until it is here, its outline stands in its place. @param {(module: M) => unknown} draw @param {() => unknown} [waiting] */
    with: (draw, waiting = skeleton) => {
      if (here.value) {
        return draw(here.value);
      }
      if (missing.value) {
        return html`<div class="notice notice--warning" role="alert">${icon('wifi-off')}<div><p>${lacking()}</p>
          <div class="buttons"><button class="button button--small" type="button" @click=${again}>${icon('refresh-cw')}${t('Try again')}</button></div></div></div>`;
      }
      // Why it did not come is said by the notice above.
      come().catch(() => {});
      return waiting();
    },
  };
};

const lacking = () => t('This part of the page did not come. What you wrote is kept.');
const couldNot = () => toast(lacking());

/** The outline of what is about to stand here. */
export const skeleton = () =>
  html`<div class="skeleton" aria-hidden="true"><span class="skeleton__line"></span><span class="skeleton__line"></span><span class="skeleton__block"></span></div>`;

/** Fetches parts once the page is drawn and the line has nothing else to do, unless the reader saves data. @param {ReadonlyArray<{come: () => Promise<unknown>}>} parts */
export const warm = (parts) => {
  const { connection } = /** @type {any} */ (navigator);
  if (connection?.saveData) {
    return;
  }
  setTimeout(() => {
    for (const { come } of parts) {
      come().catch(() => {});
    }
  }, WARM_AFTER_MS);
};

const WARM_AFTER_MS = 5000;
