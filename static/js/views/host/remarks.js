/** What was said while somebody presented; it stays with the note. */

import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { addRemark } from '../../model/commands.js';
import { noteWords, personName } from '../../model/select.js';
import { undescribed } from '../note.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

/** @param {Snapshot} shown @param {Ports} ports */
export const remarks = (shown, ports) => {
  const { spotlight } = shown.turn;
  return shown.remarks.length > 0 || spotlight
    ? html`<section class="panel" aria-labelledby="remarks"><h3 id="remarks">${t('Remarks')} <span class="count">${shown.remarks.length}</span></h3>
    <ul class="remarks">${shown.remarks
      .toReversed()
      .map(
        ({ note_id, text, author }) =>
          html`<li data-on=${note_id === spotlight}><p>${text}</p><p class="hint">${[author ? personName(shown, author) : '', about(shown, note_id)].filter(Boolean).join(' · ')}</p></li>`,
      )}</ul>${spotlight ? form(spotlight, ports) : nothing}</section>`
    : nothing;
};

/** @param {Snapshot} shown @param {string} id */
const about = ({ notes }, id) => {
  const note = notes.find(({ note_id }) => note_id === id);
  return note ? t('about: {text}', { text: noteWords(note, undescribed('')) }) : '';
};

/** @param {string} noteId @param {Ports} ports */
const form = (noteId, { act }) => {
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (
      /** @type {HTMLFormElement} */ (event.target).elements.namedItem('remark')
    );
    if (field.value.trim()) {
      act(addRemark(noteId, field.value.trim()));
      field.value = '';
    }
  };
  return html`<form class="remarks__form" @submit=${send}><label class="visually-hidden" for="remark">${t('Note down what was said')}</label>
    <input class="input" id="remark" name="remark" maxlength="500" autocomplete="off" placeholder=${t('Note down what was said')}><button class="button button--small" type="submit">${icon('plus')}${t('Add')}</button></form>`;
};
