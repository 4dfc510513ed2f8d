/** Changing one's own note: the same text field or paper, in a dialog. */

import { changing } from '../lib/at-work.js';
import { ask } from '../lib/dialog.js';
import { html, ref } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { editNote } from '../model/commands.js';
import { MOST_CAPTION, MOST_TEXT } from './composer.js';
import { layPaper } from './paper.js';
import { picture } from './picture.js';
import { placeChoice } from './places.js';

/** @typedef {import("../types.d.ts").Note} Note */

const PLACE = 'edited-place';

/** @param {Note} note @param {(command: import("../types.d.ts").Command) => void} act @param {import("../types.d.ts").Phase} [phase] the step that it was written in */
export const editOwn = async (note, act, phase) => {
  const questions = { text: askWords, sketch: askSketch, photo: askCaption };
  changing.value = note.note_id;
  const change = await questions[note.kind](note, phase).finally(() => {
    changing.value = null;
  });
  if (change) {
    act(editNote(note.note_id, change));
  }
};

/** @param {Note} note @param {import("../types.d.ts").Phase} [phase] */
const askWords = (note, phase) =>
  ask(t('Change your note'), (close) => {
    const submit = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const text = value(event, 'textarea').trim();
      const change = { ...(text && text !== note.text ? { text } : {}), ...moved(event, note) };
      close(Object.keys(change).length > 0 ? change : null);
    };
    return html`<form @submit=${submit}><div class="field"><label for="edited">${t('Your note')}</label>
      <textarea class="input" id="edited" rows="5" maxlength=${MOST_TEXT} .value=${note.text} required></textarea></div>${placeChoice(phase, note.column, () => {}, PLACE)}${buttons(close)}</form>`;
  });

/** @param {Note} note @param {import("../types.d.ts").Phase} [phase] */
const askSketch = (note, phase) =>
  ask(
    t('Change your drawing'),
    (close) => {
      /** @type {ReturnType<typeof layPaper> | null} */
      let pad = null;
      const submit = (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        const sketch = pad?.value();
        const caption = value(event, 'input[name=caption]').trim();
        close(sketch ? { sketch, caption, ...moved(event, note) } : null);
      };
      const paper = (/** @type {Element | undefined} */ host) => {
        if (host && !pad) {
          pad = layPaper(/** @type {HTMLElement} */ (host), { sketch: note.sketch });
        } else if (!host) {
          pad?.dispose();
        }
      };
      return html`<form @submit=${submit}><div class="composer__paper" ${ref(paper)}></div>
        <div class="field"><label for="edited">${t('What does it show?')}</label>
        <input class="input" id="edited" name="caption" autocomplete="off" maxlength=${MOST_CAPTION} .value=${note.caption}></div>${placeChoice(phase, note.column, () => {}, PLACE)}${buttons(close)}</form>`;
    },
    { wide: true },
  );

/** A photo stays as it is; what it shows can be said better. @param {Note} note @param {import("../types.d.ts").Phase} [phase] */
const askCaption = (note, phase) =>
  ask(t('Change your note'), (close) => {
    const submit = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      close({ caption: value(event, 'input[name=caption]').trim(), ...moved(event, note) });
    };
    return html`<form @submit=${submit}><div class="composer__photo">${picture(note)}</div>
      <div class="field"><label for="edited">${t('What does it show?')}</label>
      <input class="input" id="edited" name="caption" autocomplete="off" maxlength=${MOST_CAPTION} .value=${note.caption}></div>${placeChoice(phase, note.column, () => {}, PLACE)}${buttons(close)}</form>`;
  });

/** The other column, if one was chosen. @param {Event} event @param {Note} note */
const moved = (event, note) => {
  const chosen = new FormData(/** @type {HTMLFormElement} */ (event.target)).get(PLACE);
  return chosen === null || Number(chosen) === note.column ? {} : { column: Number(chosen) };
};

/** @param {Event} event @param {string} selector */
const value = (event, selector) =>
  /** @type {HTMLInputElement} */ (/** @type {HTMLElement} */ (event.target).querySelector(selector)).value;

/** @param {(value: null) => void} close */
const buttons = (
  close,
) => html`<div class="buttons"><button class="button button--primary" type="submit">${t('Save')}</button>
  <button class="button" type="button" @click=${() => close(null)}>${t('Cancel')}</button></div>`;
