/** Changing one's own note: the same text field or paper, in a dialog. */

import { mountPad } from '../input/ink-pad.js';
import { ask } from '../lib/dialog.js';
import { html, ref } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { editNote } from '../model/commands.js';
import { MOST_CAPTION, MOST_TEXT } from './composer.js';

/** @typedef {import("../types.d.ts").Note} Note */

/** @param {Note} note @param {(command: import("../types.d.ts").Command) => void} act */
export const editOwn = async (note, act) => {
  const change = await (note.kind === 'sketch' ? askSketch(note) : askWords(note));
  if (change) {
    act(editNote(note.note_id, change));
  }
};

/** @param {Note} note */
const askWords = (note) =>
  ask(t('Change your note'), (close) => {
    const submit = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const text = value(event, 'textarea').trim();
      close(text && text !== note.text ? { text } : null);
    };
    return html`<form @submit=${submit}><div class="field"><label for="edited">${t('Your note')}</label>
      <textarea class="input" id="edited" rows="5" maxlength=${MOST_TEXT} .value=${note.text} required></textarea></div>${buttons(close)}</form>`;
  });

/** @param {Note} note */
const askSketch = (note) =>
  ask(
    t('Change your drawing'),
    (close) => {
      /** @type {import("../input/ink-pad.js").Pad | null} */
      let pad = null;
      const submit = (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        const sketch = pad?.value();
        close(sketch ? { sketch, caption: value(event, 'input[name=caption]').trim() } : null);
      };
      const paper = (/** @type {Element | undefined} */ host) => {
        if (host && !pad) {
          pad = mountPad(/** @type {HTMLElement} */ (host), { sketch: note.sketch, strings: t });
        } else if (!host) {
          pad?.dispose();
        }
      };
      return html`<form @submit=${submit}><div class="composer__paper" ${ref(paper)}></div>
        <div class="field"><label for="edited">${t('What does it show?')}</label>
        <input class="input" id="edited" name="caption" autocomplete="off" maxlength=${MOST_CAPTION} .value=${note.caption}></div>${buttons(close)}</form>`;
    },
    { wide: true },
  );

/** @param {Event} event @param {string} selector */
const value = (event, selector) =>
  /** @type {HTMLInputElement} */ (/** @type {HTMLElement} */ (event.target).querySelector(selector)).value;

/** @param {(value: null) => void} close */
const buttons = (
  close,
) => html`<div class="buttons"><button class="button button--primary" type="submit">${t('Save')}</button>
  <button class="button" type="button" @click=${() => close(null)}>${t('Cancel')}</button></div>`;
