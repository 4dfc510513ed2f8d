/** The small parts of the composer: what to make, what the note builds on, and other ways to make a picture. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { noteWords } from '../model/select.js';
import { undescribed } from './picture.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {import("./composer.js").Mode} Mode */

/** @param {Snapshot} shown @param {string} id @param {() => void} leave */
export const buildsOnRow = ({ notes }, id, leave) => {
  const note = notes.find(({ note_id }) => note_id === id);
  return html`<p class="composer__builds">${icon('link')}<span>${t('Building on: {text}', { text: note ? noteWords(note, undescribed('')) : '' })}</span>
    <button class="button button--small button--quiet" type="button" @click=${leave}>${t('Not any more')}</button></p>`;
};

/** @param {Mode} mode @param {boolean} draws whether the step asks for drawings @param {(mode: Mode) => void} choose */
export const modes = (
  mode,
  draws,
  choose,
) => html`<div class="segmented" role="group" aria-label=${t('Write or draw')}>
  <button type="button" aria-pressed=${mode === 'text'} @click=${() => choose('text')}>${icon('type')}${t('Text')}</button>
  ${draws ? html`<button type="button" aria-pressed=${mode === 'draw'} @click=${() => choose('draw')}>${icon('pencil')}${t('Sketch')}</button>` : nothing}
  <button type="button" aria-pressed=${mode === 'photo'} @click=${() => choose('photo')}>${icon('image')}${t('Photo')}</button></div>`;

/** Nobody is stuck with the pad. @param {{write: () => void, photo: () => void, phone: () => void}} ways */
export const waysOn = ({ write, photo, phone }) => html`<div class="composer__ways">
  <button class="button button--small" type="button" @click=${write}>${icon('type')}${t('Just write it')}</button>
  <button class="button button--small" type="button" @click=${photo}>${icon('image')}${t('Take a photo of paper')}</button>
  <button class="button button--small" type="button" @click=${phone}>${icon('smartphone')}${t('Draw this on my phone')}</button></div>`;

/** @param {string} text */
export const problem = (text) =>
  html`<p class="field__error" id="note-error" role="alert" ?hidden=${!text}>${text}</p>`;

/** @param {Snapshot} shown @param {Phase} phase */
export const mineIn = ({ notes }, { phase_id }) =>
  notes.filter((note) => note.mine && note.phase_id === phase_id);

/** @param {Event} event @param {() => void} run */
export const submit = (event, run) => {
  event.preventDefault();
  run();
};

/** @param {KeyboardEvent} event @param {() => void} run */
export const onEnter = (event, run) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    // A key that is held down means one note.
    if (!event.repeat) {
      run();
    }
  }
};

/** @param {string} id */
export const field = (id) => requestAnimationFrame(() => document.getElementById(id)?.focus());
