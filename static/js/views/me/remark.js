/** What a listener may say while somebody presents: "I like" or a question. */

import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { toast } from '../../lib/toast.js';
import { addRemark } from '../../model/commands.js';
import { livePhase, noteWords, personName, takesPart } from '../../model/select.js';
import { copy } from '../handed-back.js';
import { undescribed } from '../note.js';
import { endRemark, pressRemark, remarkDraft, typeRemark } from './remark-draft.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("./remark-draft.js").RemarkDraft} RemarkDraft */
/** @typedef {{act: (command: import("../../types.d.ts").Command) => unknown, drafts: import("../../model/drafts.js").Drafts}} Ports */

/** @param {Snapshot} shown @param {Note | undefined} note what the room looks at @param {Ports} ports */
export const remarkPart = (shown, note, ports) => {
  const draft = remarkDraft(ports.drafts);
  const writes = draft !== null && !draft.shut;
  return note || writes
    ? html`<section class="stack" aria-label=${t('Say something about it')}>
    ${note ? html`<div class="buttons">${opener('like', note, draft, ports)}${opener('question', note, draft, ports)}</div>` : nothing}
    ${writes ? form(shown, draft, note?.note_id, ports) : nothing}${note ? said(shown, note) : nothing}</section>`
    : nothing;
};

/** What was not sent when the turns or the step ended: the words stay in sight. @param {Snapshot} shown @param {Ports} ports */
export const unsentRemark = (shown, ports) => {
  const draft = remarkDraft(ports.drafts);
  if (!draft?.text.trim()) {
    return nothing;
  }
  if (shown.session.state !== 'closed' && takesPart(shown)) {
    return html`<section class="notice" aria-label=${t('Say something about it')}>${icon('smartphone')}${form(shown, draft, '', ports)}</section>`;
  }
  return html`<div class="notice">${icon('smartphone')}<div>${shown.session.state === 'closed' ? html`<p>${t('It has not been sent, and the session is closed. It is kept on this device: copy what you want to keep.')}</p>` : nothing}
    <blockquote class="handed-back">${draft.text}</blockquote>
    <div class="buttons"><button class="button" type="button" @click=${() => copy(draft.text)}>${icon('copy')}${t('Copy the text')}</button>${thrower(ports)}</div></div></div>`;
};

/** @param {'like' | 'question'} kind @param {Note} note @param {RemarkDraft | null} draft @param {Ports} ports */
const opener = (kind, { note_id }, draft, { drafts }) => {
  const press = () => {
    pressRemark(drafts, kind, note_id);
    requestAnimationFrame(() => requestAnimationFrame(() => field()?.focus()));
  };
  const open = draft?.kind === kind && draft.note === note_id && !draft.shut;
  return html`<button class="button" type="button" aria-expanded=${open} @click=${press}>${icon(kind === 'like' ? 'heart' : 'circle-help')}${kind === 'like' ? t('I like...') : t('A question')}</button>`;
};

const field = () => /** @type {HTMLInputElement | null} */ (document.getElementById('remark'));

/** @param {Snapshot} shown @param {RemarkDraft} draft @param {string | undefined} onStage @param {Ports} ports */
const form = (shown, { kind, note, text }, onStage, ports) => {
  const about = note === onStage ? undefined : shown.notes.find(({ note_id }) => note_id === note);
  return html`<form class="remark" @submit=${(/** @type {SubmitEvent} */ event) => submit(event, kind, note, ports)}><div class="field"><label for="remark">${kind === 'like' ? t('What do you like about it?') : t('What would you ask?')}</label>
    ${about ? html`<p class="remark__about" id="remark-about">${icon('sticky-note')}<span>${t('about: {text}', { text: noteWords(about, undescribed('')) })}</span></p>` : nothing}
    <p class="hint" id="remark-hint">${named(shown) ? t('It stands with the note and bears your name.') : t('It stands with the note, without your name.')}</p>
    <input class="input" id="remark" maxlength="400" autocomplete="off" aria-describedby=${about ? 'remark-about remark-hint' : 'remark-hint'} .value=${text} @input=${(/** @type {InputEvent} */ event) => typeRemark(ports.drafts, { kind, note }, /** @type {HTMLInputElement} */ (event.target).value)}></div>
    <div class="buttons"><button class="button button--primary" type="submit">${icon('send')}${t('Send')}</button>${note === onStage ? nothing : thrower(ports)}</div></form>`;
};

/** @param {Ports} ports */
const thrower = ({ drafts }) =>
  html`<button class="button" type="button" @click=${() => endRemark(drafts)}>${t('Throw it away')}</button>`;

/** As the server decides it: what comes after the step bears no name. @param {Snapshot} shown */
const named = (shown) => {
  const phase = livePhase(shown);
  return phase?.kind === 'present' && phase.switches.names === 'on';
};

/** @param {SubmitEvent} event @param {string} kind @param {string} note @param {Ports} ports */
const submit = (event, kind, note, { act, drafts }) => {
  event.preventDefault();
  const text = field()?.value.trim();
  if (!remarkDraft(drafts)) {
    // another tab of the same person has sent it, or thrown it away
    endRemark(drafts);
  } else if (text) {
    act(addRemark(note, kind === 'like' ? t('I like: {text}', { text }) : t('Question: {text}', { text })));
    endRemark(drafts);
    toast(t('It goes with the note'));
  } else {
    field()?.focus();
  }
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
