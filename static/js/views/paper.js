/** A paper to draw on: the pad comes when the first paper is laid out, its outline stands there until then. */

import { t } from '../lib/i18n.js';
import { drawing } from './me/parts.js';

/** @typedef {import("../input/ink-pad.js").Pad} Pad */

/**
 * @param {HTMLElement} host
 * @param {Omit<NonNullable<Parameters<typeof import("../input/ink-pad.js").mountPad>[1]>, 'strings'>} options
 */
export const layPaper = (host, options) => {
  /** @type {Pad | null} */
  let pad = null;
  let gone = false;
  drawing.come().then(
    ({ mountPad }) => {
      if (!gone) {
        pad = mountPad(host, { ...options, strings: t });
      }
    },
    () => {
      host.textContent = t('This part of the page did not come. What you wrote is kept.');
    },
  );
  return {
    value: () => (pad ? pad.value() : (options.sketch ?? null)),
    clear: () => pad?.clear(),
    dispose: () => {
      gone = true;
      pad?.dispose();
    },
  };
};
