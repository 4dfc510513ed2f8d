/** What a person was still at when a step ended: to post now, to copy, or to throw away. */

import { blobOf } from '../input/photo.js';
import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { toast } from '../lib/toast.js';
import { postNote } from '../model/commands.js';
import { copy } from './handed-back.js';
import { phaseTitle } from './phase-words.js';
import { picture } from './picture.js';

/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {Pick<import("./leftovers.js").Ports, 'act' | 'photos'> & {over: boolean, finish: (phase: Phase) => void}} Ports `over`: the session is closed */

/** Steps whose photo is on its way. @type {Set<string>} */
const busy = new Set();

/** @param {Array<{phase: Phase, draft: any}>} left @param {Ports} ports */
export const leftoverDrafts = (left, ports) =>
  left.map(
    ({ phase, draft }) => html`<div class="notice">${icon('smartphone')}<div>
      <p><strong>${t('You were still at a note for “{step}”.', { step: phaseTitle(phase) })}</strong> ${ports.over ? t('It has not been sent, and the session is closed. It is kept on this device: copy what you want to keep.') : t('It is kept on this device. Posted now, it goes to the facilitator as one that came after the step.')}</p>
      ${draft.text ? html`<blockquote class="handed-back">${draft.text}</blockquote>` : nothing}
      ${draft.sketch || draft.photo ? html`<div class="handed-back__picture">${leftPicture(draft)}</div>` : nothing}
      <div class="buttons">${ports.over ? copyButton(draft) : html`<button class="button button--primary" type="button" @click=${() => void post(phase, draft, ports)}>${t('Post it now')}</button>`}
      <button class="button" type="button" @click=${() => ports.finish(phase)}>${t('Throw it away')}</button></div></div></div>`,
  );

/** @param {any} draft */
const copyButton = ({ text, caption }) =>
  text || caption
    ? html`<button class="button" type="button" @click=${() => copy(text || caption)}>${icon('copy')}${t('Copy the text')}</button>`
    : nothing;

/** The photo's id, or null while it cannot be sent. @param {import("./composer-photo.js").Photo} photo @param {Ports} ports */
const sent = async ({ id, data = '' }, { photos }) => {
  try {
    return id ?? (await photos.send(blobOf(data))).photo_id;
  } catch {
    toast(t('The photo could not be sent yet. It is kept on this device: post it when the line is back.'));
    return null;
  }
};

/** @param {Phase} phase @param {any} draft @param {Ports} ports */
const post = async (phase, draft, ports) => {
  const { text = '', sketch = null, photo = null, caption = '', buildsOn = '' } = draft;
  const linked = buildsOn ? { buildsOn } : {};
  const phaseId = phase.phase_id;
  if (busy.has(phaseId)) {
    return;
  }
  busy.add(phaseId);
  const photoId = photo ? await sent(photo, ports) : '';
  busy.delete(phaseId);
  if (photoId === null) {
    return;
  }
  if (text.trim()) {
    ports.act(postNote({ kind: 'text', text: text.trim(), phaseId, ...linked }));
  }
  if (sketch) {
    ports.act(postNote({ kind: 'sketch', sketch, caption, phaseId, ...linked }));
  }
  if (photoId) {
    ports.act(postNote({ kind: 'photo', photoId, caption, phaseId, ...linked }));
  }
  ports.finish(phase);
};

/** @param {any} draft */
const leftPicture = ({ sketch, photo, caption }) => {
  const name = caption || t('A drawing');
  if (!sketch && photo.data) {
    return html`<img class="photo" src=${photo.data} alt=${name}>`;
  }
  return picture({
    kind: sketch ? 'sketch' : 'photo',
    sketch,
    photo_id: sketch ? null : photo.id,
    caption: name,
  });
};
