/** What stands around every page: how the line is, toasts, what was refused, and why a page cannot go on. */

import { html, nothing } from '../lib/html.js';
import { lang, t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { languages, switchTo } from '../lib/language.js';
import { part } from '../lib/part.js';
import { close, toasts } from '../lib/toast.js';
import { openPreferences } from './foot.js';

/** @typedef {import("../model/store.js").Store} Store */
/** @typedef {(command: import("../types.d.ts").Command) => unknown} Act */

/** What stands here only when something is wrong comes when it is. */
export const handing = part(() => import('./handed-back.js'));
const none = () => nothing;

/** Nothing when all is well. @param {Store} store */
export const lineBar = (store) =>
  html`${lineBarOf(store)}${
    store.unsaved.value || store.homeless.value || store.adrift.value || store.line.value === 'limited'
      ? handing.with(({ notices }) => notices(store), none)
      : nothing
  }`;

/** @param {Store} store */
const lineBarOf = ({ line: { value: line }, homeless }) =>
  line === 'restarting'
    ? bar(line, 'refresh-cw', t('A short update: your notes are kept'))
    : line === 'reconnecting' || line === 'lost'
      ? bar(
          line,
          'wifi-off',
          homeless.value ? t('Not connected') : t('Reconnecting - your notes are kept on this device'),
        )
      : nothing;

/** @param {string} name @param {string} picture @param {unknown} text */
export const bar = (name, picture, text) =>
  html`<div class="line-bar" role="status" data-bar=${name}>${icon(picture)}<span>${text}</span></div>`;

/** The one word on how safe everything is: it says Saved only when nothing waits and nothing was refused. @param {Store} store */
export const lineState = (store) => {
  const { value: line } = store.line;
  const waiting = store.outbox.value.some(({ state }) => state !== 'landed');
  if (line !== 'live' && line !== 'limited') {
    return state(line, 'wifi-off', line === 'connecting' ? t('Connecting') : t('Not connected'));
  }
  if (store.refusals.value.length > 0) {
    return state('refused', 'triangle-alert', t('Not saved'));
  }
  if (store.unsaved.value) {
    return state('unsaved', 'triangle-alert', t('Not saved yet'));
  }
  return waiting ? state('saving', 'cloud-upload', t('Saving')) : state('live', 'cloud-check', t('Saved'));
};

/** @param {string} name @param {string} picture @param {string} word */
const state = (name, picture, word) =>
  html`<span class="line-state" data-line=${name}>${icon(picture)}${word}</span>`;

export const toastList = () =>
  html`<div class="toasts">${toasts.value.map(
    (toast) => html`<div class="toast"><span>${toast.text}</span>
    ${toast.undo ? html`<button type="button" @click=${() => undo(toast)}>${toast.undoLabel ?? t('Undo')}</button>` : nothing}
    <button type="button" aria-label=${t('Close this message')} @click=${() => close(toast.id)}>${icon('x')}</button></div>`,
  )}</div>`;

/** @param {import("../lib/toast.js").Toast} toast */
const undo = (toast) => {
  toast.undo?.();
  close(toast.id);
};

/** Commands that the server refused, handed back with their words. @param {Store} store @param {Act} [act] */
export const refusals = (store, act) =>
  store.refusals.value.length > 0 ? handing.with(({ handedBack }) => handedBack(store, act), none) : nothing;

/** Why this page cannot go on, and what to do. @param {{code: string, message: string}} trouble @param {string} code @param {Store} [store] whose words may still be here */
export const troublePage = (trouble, code, store) =>
  handing.with((given) => given.troublePage(trouble, code, store), none);

/** The other languages: same page, same state, what was typed stays. */
export const languageLink = () =>
  html`<nav class="language" aria-label=${t('Language')}>${Object.entries(languages())
    .filter(([code]) => code !== lang())
    .map(
      ([code, { name }]) =>
        html`<a href=${`?lang=${code}${location.hash}`} lang=${code} hreflang=${code} @click=${(
          /** @type {MouseEvent} */ event,
        ) => {
          if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            void switchTo(code);
          }
        }}>${name}</a>`,
    )}</nav>`;

export const preferencesButton = () =>
  html`<button class="head-button" type="button" aria-label=${t('Preferences')} title=${t('Preferences')} @click=${openPreferences}>${icon('a-large-small')}</button>`;
