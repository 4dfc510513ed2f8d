/** What was said while somebody presented; it stays with the note. */

import { html, ifDefined, live, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { signal } from '../../lib/signals.js';
import { addRemark } from '../../model/commands.js';
import { noteWords, personName } from '../../model/select.js';
import { undescribed } from '../note.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

/** The note that the room looked at when the first letter was typed: what is written stays with it. */
const begunOn = signal('');
/** What is written, for the time when no turn runs. */
let written = '';

/** @param {Snapshot} shown @param {Ports} ports */
export const remarks = (shown, ports) => {
  const { spotlight } = shown.turn;
  return shown.remarks.length > 0 || spotlight || begunOn.value
    ? html`<section class="panel" aria-labelledby="remarks"><h3 id="remarks">${t('Remarks')} <span class="count">${shown.remarks.length}</span></h3>
    <ul class="remarks">${shown.remarks
      .toReversed()
      .map(
        ({ note_id, text, author }) =>
          html`<li data-on=${note_id === spotlight}><p>${text}</p><p class="hint">${[author ? personName(shown, author) : '', about(shown, note_id)].filter(Boolean).join(' · ')}</p></li>`,
      )}</ul>${spotlight || begunOn.value ? form(shown, begunOn.value || (spotlight ?? ''), ports) : nothing}</section>`
    : nothing;
};

/** @param {Snapshot} shown @param {string} id */
const about = ({ notes }, id) => {
  const note = notes.find(({ note_id }) => note_id === id);
  return note ? t('about: {text}', { text: noteWords(note, undescribed('')) }) : '';
};

/** @param {Snapshot} shown @param {string} noteId @param {Ports} ports */
const form = (shown, noteId, { act }) => {
  const type = (/** @type {InputEvent} */ event) => {
    written = /** @type {HTMLInputElement} */ (event.target).value;
    begunOn.value = written.trim() ? noteId : '';
  };
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (written.trim()) {
      act(addRemark(noteId, written.trim()));
      written = '';
      /** @type {HTMLFormElement} */ (event.target).reset();
      begunOn.value = '';
    }
  };
  const elsewhere = noteId === shown.turn.spotlight ? '' : about(shown, noteId);
  return html`<form class="remarks__form" @submit=${send}><label class="visually-hidden" for="remark">${t('Note down what was said')}</label>
    ${elsewhere ? html`<p class="hint" id="remark-about">${elsewhere}</p>` : nothing}
    <input class="input" id="remark" name="remark" maxlength="500" autocomplete="off" .value=${live(written)} placeholder=${t('Note down what was said')} aria-describedby=${ifDefined(elsewhere ? 'remark-about' : undefined)} @input=${type}><button class="button button--small" type="submit">${icon('plus')}${t('Add')}</button></form>`;
};
