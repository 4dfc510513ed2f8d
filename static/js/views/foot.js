/** What stands at the end of every page: help, preferences, and how accessible the page is. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { part } from '../lib/part.js';
import { keysOn } from '../lib/preferences.js';

const asking = part(() => import('./preferences.js'));
const helping = part(() => import('./help.js'));
const leaving = part(() => import('./leave.js'));

export const openPreferences = () => asking.use(({ askPreferences }) => askPreferences());

export const openHelp = () => helping.use(({ showHelp }) => showHelp());

/** @param {import("./leave.js").Ports} ports */
const leave = (ports) => leaving.use(({ askLeave }) => askLeave(ports));

/** @param {import("./leave.js").Ports} [ports] of who may leave; a facilitator hands over or closes instead */
export const pageFoot = (ports) => html`<footer class="app-foot"><nav aria-label=${t('Help and settings')}>
  <button class="button button--quiet" type="button" @click=${openHelp}>${icon('circle-help')}${t('Help and keys')}</button>
  <button class="button button--quiet" type="button" @click=${openPreferences}>${icon('settings')}${t('Preferences')}</button>
  <a class="app-foot__link" href="/accessibility" target="_blank" rel="noopener">${t('Accessibility')}<span class="visually-hidden"> ${t('(opens beside this page)')}</span></a>
  ${ports ? html`<button class="button button--quiet" type="button" @click=${() => leave(ports)}>${icon('log-out')}${t('Leave')}</button>` : nothing}</nav></footer>`;

/** The question mark opens the help wherever nobody types; it can be switched off there. */
export const listenForHelp = () =>
  addEventListener('keydown', (event) => {
    const { target } = event;
    const types =
      target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog');
    if (event.key === '?' && keysOn() && !types && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      openHelp();
    }
  });
