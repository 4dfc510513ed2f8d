/** What stands around every page: how the line is, toasts, what was refused, and why a page cannot go on. */

import { html, nothing } from '../lib/html.js';
import { lang, t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { languages, switchTo } from '../lib/language.js';
import { close, toasts } from '../lib/toast.js';
import { openPreferences } from './foot.js';
import { reason } from './reason.js';

/** @typedef {import("../model/store.js").Store} Store */

/** Nothing when all is well. @param {Store} store */
export const lineBar = (store) => {
  const { value: line } = store.line;
  return line === 'reconnecting' || line === 'lost'
    ? html`<div class="line-bar" role="status">${icon('wifi-off')}<span>${t('Reconnecting - your notes are kept on this device')}</span></div>`
    : nothing;
};

/** @param {Store} store */
export const lineState = (store) => {
  const waiting = store.outbox.value.some(({ state }) => state !== 'landed');
  if (store.line.value !== 'live') {
    return html`<span class="line-state" data-line=${store.line.value}>${icon('wifi-off')}${store.line.value === 'connecting' ? t('Connecting') : t('Not connected')}</span>`;
  }
  return waiting
    ? html`<span class="line-state" data-line="saving">${icon('cloud-upload')}${t('Saving')}</span>`
    : html`<span class="line-state" data-line="live">${icon('cloud-check')}${t('Saved')}</span>`;
};

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

/** Commands that the server refused, handed back with their words. @param {Store} store */
export const refusals = (store) =>
  store.refusals.value.map(
    (refusal) => html`<div class="notice notice--danger" role="alert">${icon('triangle-alert')}<div>
      <p><strong>${t('This was not saved.')}</strong> ${reason(refusal.error)}</p>
      ${words(refusal.command) ? html`<blockquote class="handed-back">${words(refusal.command)}</blockquote>` : nothing}
      <div class="buttons">
        ${words(refusal.command) ? html`<button class="button button--small" type="button" @click=${() => copy(words(refusal.command))}>${icon('copy')}${t('Copy the text')}</button>` : nothing}
        <button class="button button--small" type="button" @click=${() => drop(store, refusal)}>${t('Close this message')}</button>
      </div></div></div>`,
  );

/** @param {import("../types.d.ts").Command} command @returns {string} */
const words = ({ text, caption, title, fields }) =>
  text || caption || title || Object.values(fields ?? {}).join('\n') || '';

/** @param {string} text */
const copy = (text) =>
  import('../lib/copy-text.js').then(({ copyText }) => copyText(t('Copy the text'), text, t('Copied')));

/** @param {Store} store @param {unknown} refusal */
const drop = (store, refusal) => {
  store.refusals.value = store.refusals.value.filter((other) => other !== refusal);
};

/** Why this page cannot go on, and what to do. @param {{code: string, message: string}} trouble @param {string} code */
export const troublePage = (trouble, code) => {
  const [title, text] = troubleWords(trouble.code);
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${title}</h1><p class="lead">${text}</p>
    <div class="buttons">${code ? html`<a class="button button--primary" href=${`/j/${code}`}>${t('Join the session')}</a>` : nothing}
    <a class="button" href="/">${t('Go to the start page')}</a></div></main>`;
};

/** @param {string} code @returns {[string, string]} */
const troubleWords = (code) => {
  switch (code) {
    case 'unauthorised':
      return [
        t('This page needs its own link'),
        t(
          'Open the whole link that you were given, with everything behind the # sign. If you were taken out of the session, ask the facilitator.',
        ),
      ];
    case 'no_place':
      return [
        t('This page has no place in the session any more'),
        t(
          'A facilitator took it out, or a newer link took over from this one. What you made stays. Ask the facilitator, or join again.',
        ),
      ];
    case 'not_found':
    case 'gone':
      return [
        t('We cannot find that session'),
        t('The code may have a slip in it, or the session has ended.'),
      ];
    case 'client_too_old':
      return [t('This page is out of date'), t('Load it again: what you wrote is kept on this device.')];
    default:
      return [
        t('That did not work'),
        t('Something went wrong on our side. Nothing you wrote is lost: try again in a moment.'),
      ];
  }
};

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
