/** A person's own preferences: they hold on this device alone, at once, and nobody else learns of them. */

import { ask } from '../lib/dialog.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { CHOICES, prefer, preferences } from '../lib/preferences.js';

/** @typedef {keyof import("../lib/preferences.js").Preferences} Name */

/** @returns {ReadonlyArray<[Name, string, string, Record<string, string>]>} name, label, hint, words of its choices */
const rows = () => [
  ['text', t('Text size'), '', { 1: t('Normal'), 2: t('Larger'), 3: t('Largest') }],
  ['look', t('Colours'), '', { auto: t('As on my device'), light: t('Light'), dark: t('Dark') }],
  ['contrast', t('Contrast'), '', { auto: t('As on my device'), more: t('More') }],
  ['motion', t('Motion'), '', { auto: t('As on my device'), less: t('None') }],
  [
    'layout',
    t('Notes on the board'),
    '',
    { auto: t('As fits my screen'), wall: t('On a wall'), list: t('In a list') },
  ],
  [
    'announce',
    t('Announcements'),
    t('What a screen reader tells of others. Answers to what you do yourself always come.'),
    { all: t('Everything'), group: t('My group'), mine: t('Only what concerns me'), off: t('Nothing') },
  ],
  [
    'keys',
    t('Shortcuts of a single key'),
    t('Switch them off if you speak to your computer, or press keys by accident.'),
    { on: t('On'), off: t('Off') },
  ],
];

/** The rows, to be drawn wherever there is room for them. @param {ReadonlyArray<Name>} [only] */
export const preferenceRows = (only) =>
  html`<div class="preferences">${rows()
    .filter(([name]) => !only || only.includes(name))
    .map(
      ([name, label, hint, words]) =>
        html`<fieldset class="preferences__row"><legend>${label}</legend>${hint ? html`<p class="hint">${hint}</p>` : ''}
    <div class="preferences__choices">${CHOICES[name].map(
      (value) =>
        html`<label class="preferences__choice"><input type="radio" name=${`prefer-${name}`} value=${value} ?checked=${preferences.peek()[name] === value} @change=${() => prefer(name, value)}><span>${words[value]}</span></label>`,
    )}</div></fieldset>`,
    )}</div>`;

export const askPreferences = () =>
  ask(
    t('Preferences'),
    (close) => html`<p class="hint">${t('They are kept on this device, and nobody else learns of them.')}</p>
    ${preferenceRows()}<div class="buttons"><button class="button button--primary" type="button" @click=${() => close(null)}>${icon('check')}${t('Done')}</button></div>`,
  );
