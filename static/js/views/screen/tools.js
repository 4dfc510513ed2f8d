/** The screen's own settings. They show while the pointer moves, and only here: light or dark, a chime, the full screen. */

import { chimes, switchChime } from '../../lib/chime.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { signal } from '../../lib/signals.js';

const KEY = 'wishwall.screen.look';
const look = signal('dark');

/** @param {string} chosen */
const wear = (chosen) => {
  look.value = chosen;
  document.body.dataset.theme = chosen === 'light' ? 'projector-light' : 'projector';
};

/** What was chosen at this screen before. */
export const loadLook = () => {
  try {
    wear(localStorage.getItem(KEY) === 'light' ? 'light' : 'dark');
  } catch {
    wear('dark');
  }
};

const switchLook = () => {
  wear(look.peek() === 'light' ? 'dark' : 'light');
  try {
    localStorage.setItem(KEY, look.peek());
  } catch {
    // Storage is forbidden: it holds as long as the page.
  }
};

const wholeScreen = () => {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  change.catch(() => {});
};

export const screenTools = () => html`<section class="screen__tools" aria-label=${t('This screen')}>
  <button type="button" @click=${switchLook}>${icon(look.value === 'light' ? 'moon' : 'sun')}${look.value === 'light' ? t('Dark') : t('Light')}</button>
  <button type="button" aria-pressed=${chimes.value} @click=${switchChime}>${icon(chimes.value ? 'volume-2' : 'volume-x')}${t('Chime')}</button>
  <button type="button" @click=${wholeScreen}>${icon('maximize')}${t('Full screen')}</button></section>`;
