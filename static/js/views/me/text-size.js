/** Larger words for those who want them: three sizes, kept on this device. */

import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { say } from '../../lib/say.js';

const KEY = 'wishwall.text-size';
const SIZES = ['1', '2', '3'];

const size = () => document.documentElement.dataset.text ?? '1';

/** @param {string} chosen */
const setSize = (chosen) => {
  document.documentElement.dataset.text = chosen;
};

/** What was chosen on this device before. */
export const loadTextSize = () => {
  try {
    const kept = localStorage.getItem(KEY) ?? '1';
    setSize(SIZES.includes(kept) ? kept : '1');
  } catch {
    setSize('1');
  }
};

const next = () => {
  const chosen = SIZES[(SIZES.indexOf(size()) + 1) % SIZES.length] ?? '1';
  setSize(chosen);
  say(t('Text size {n} of 3', { n: chosen }));
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // Storage is forbidden: the size lives as long as the page.
  }
};

export const textSizeButton = () =>
  html`<button class="text-size" type="button" aria-label=${t('Change the text size')} title=${t('Change the text size')} @click=${next}>${icon('a-large-small')}</button>`;
