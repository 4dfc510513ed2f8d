/** Pictures that nobody has put into words yet: without words they are nothing to who cannot see them. */

import { html, nothing, repeat } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { describeNote } from '../../model/commands-arranging.js';
import { MOST_CAPTION } from '../composer.js';
import { isPictured, picture } from '../picture.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

/** @param {Snapshot} shown @param {Ports} ports */
export const toDescribe = ({ notes }, ports) => {
  const waiting = notes.filter((note) => isPictured(note) && !note.caption && !note.hidden);
  return waiting.length > 0
    ? html`<details class="fold"><summary>${t('To describe')} <span class="count">${waiting.length}</span></summary>
      <p class="hint">${t('These pictures have no words yet. Ask who drew them, or say what you see.')}</p>
      <ul class="plain to-describe">${repeat(
        waiting,
        ({ note_id }) => note_id,
        (note) => one(note, ports),
      )}</ul></details>`
    : nothing;
};

/** @param {Note} note @param {Ports} ports */
const one = (note, { act }) => {
  const id = `describe-${note.note_id}`;
  const save = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (document.getElementById(id));
    if (field.value.trim()) {
      act(describeNote(note.note_id, field.value.trim()));
    } else {
      field.focus();
    }
  };
  return html`<li><form @submit=${save}><div class="to-describe__picture">${picture(note)}</div>
    <div class="field"><label for=${id}>${t('What does it show?')}</label>
    <input class="input" id=${id} autocomplete="off" maxlength=${MOST_CAPTION} required></div>
    <button class="button button--small" type="submit">${t('Save')}</button></form></li>`;
};
