/** What a listener may say while somebody presents: "I like" or a question. */

import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { signal } from '../../lib/signals.js';
import { toast } from '../../lib/toast.js';
import { addRemark } from '../../model/commands.js';
import { personName } from '../../model/select.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {{act: (command: import("../../types.d.ts").Command) => unknown}} Ports */

/** Which of the two is being written, and about which note. */
const open = signal({ kind: '', note: '' });

/** @param {Snapshot} shown @param {Note} note @param {Ports} ports */
export const remarkPart = (shown, note, ports) => {
  const { kind, note: about } = open.value;
  const names = shown.run_sheet.find(({ phase_id }) => phase_id === shown.live.phase_id)?.switches.names;
  return html`<section class="stack" aria-label=${t('Say something about it')}>
    <div class="buttons"><button class="button" type="button" aria-expanded=${kind === 'like' && about === note.note_id} @click=${() => begin('like', note)}>${icon('heart')}${t('I like...')}</button>
    <button class="button" type="button" aria-expanded=${kind === 'question' && about === note.note_id} @click=${() => begin('question', note)}>${icon('circle-help')}${t('A question')}</button></div>
    ${kind && about === note.note_id ? form(kind, note, names === 'on', ports) : nothing}${said(shown, note)}</section>`;
};

/** @param {string} kind @param {Note} note */
const begin = (kind, note) => {
  const same = open.peek().kind === kind && open.peek().note === note.note_id;
  open.value = same ? { kind: '', note: '' } : { kind, note: note.note_id };
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById('remark')?.focus()));
};

/** @param {string} kind @param {Note} note @param {boolean} named @param {Ports} ports */
const form = (kind, note, named, { act }) => {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (document.getElementById('remark'));
    const text = field.value.trim();
    if (text) {
      act(
        addRemark(
          note.note_id,
          kind === 'like' ? t('I like: {text}', { text }) : t('Question: {text}', { text }),
        ),
      );
      open.value = { kind: '', note: '' };
      toast(t('It goes with the note'));
    } else {
      field.focus();
    }
  };
  return html`<form class="remark" @submit=${submit}><div class="field"><label for="remark">${kind === 'like' ? t('What do you like about it?') : t('What would you ask?')}</label>
    <p class="hint" id="remark-hint">${named ? t('It stands with the note and bears your name.') : t('It stands with the note, without your name.')}</p>
    <input class="input" id="remark" maxlength="400" autocomplete="off" aria-describedby="remark-hint"></div>
    <button class="button button--primary" type="submit">${icon('send')}${t('Send')}</button></form>`;
};

/** @param {Snapshot} shown @param {Note} note */
const said = (shown, note) => {
  const remarks = shown.remarks.filter(({ note_id }) => note_id === note.note_id);
  return remarks.length > 0
    ? html`<ul class="remarks" aria-label=${t('What was said about it')}>${remarks.map(
        ({ text, author }) =>
          html`<li>${icon('message-circle')}<span>${text}${author ? html` <span class="muted">${personName(shown, author)}</span>` : nothing}</span></li>`,
      )}</ul>`
    : nothing;
};
