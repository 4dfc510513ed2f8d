/** Drafts of steps that have ended: offered for posting, never dropped (R9). */

import { blobOf } from '../input/photo.js';
import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { signal } from '../lib/signals.js';
import { toast } from '../lib/toast.js';
import { postNote } from '../model/commands.js';
import { phaseTitle } from './phase-words.js';
import { picture } from './picture.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */

/**
 * @param {{act: (command: import("../types.d.ts").Command) => void, drafts: import("../model/drafts.js").Drafts, kept: {readonly value: number}, photos: import("../net/extras.js").PhotoCalls}} ports `kept`: counts the drafts that are kept as their step ends
 */
export const createLeftovers = ({ act, drafts, kept, photos }) => {
  const settled = signal(0);
  /** Steps whose photo is on its way. @type {Set<string>} */
  const busy = new Set();

  /** @param {Phase} phase */
  const finish = (phase) => {
    drafts.drop(phase.phase_id);
    settled.value += 1;
  };

  /** The photo's id, or null while it cannot be sent. @param {import("./composer-photo.js").Photo} photo */
  const sent = async ({ id, data = '' }) => {
    try {
      return id ?? (await photos.send(blobOf(data))).photo_id;
    } catch {
      toast(t('The photo could not be sent yet. It is kept on this device: post it when the line is back.'));
      return null;
    }
  };

  /** @param {Phase} phase @param {any} draft */
  const post = async (phase, draft) => {
    const { text = '', sketch = null, photo = null, caption = '', buildsOn = '' } = draft;
    const linked = buildsOn ? { buildsOn } : {};
    const phaseId = phase.phase_id;
    if (busy.has(phaseId)) {
      return;
    }
    busy.add(phaseId);
    const photoId = photo ? await sent(photo) : '';
    busy.delete(phaseId);
    if (photoId === null) {
      return;
    }
    if (text.trim()) {
      act(postNote({ kind: 'text', text: text.trim(), phaseId, ...linked }));
    }
    if (sketch) {
      act(postNote({ kind: 'sketch', sketch, caption, phaseId, ...linked }));
    }
    if (photoId) {
      act(postNote({ kind: 'photo', photoId, caption, phaseId, ...linked }));
    }
    finish(phase);
  };

  /** @param {Snapshot} shown */
  return (shown) => {
    settled.value;
    kept.value;
    const left = shown.run_sheet
      .filter(({ kind, state }) => kind === 'add' && state === 'closed')
      .map((phase) => ({ phase, draft: drafts.load(phase.phase_id) }))
      .filter(({ draft }) => draft?.text?.trim() || draft?.sketch || draft?.photo);
    return left.length > 0 && shown.session.state !== 'closed'
      ? left.map(
          ({ phase, draft }) => html`<div class="notice">${icon('smartphone')}<div>
          <p><strong>${t('You were still at a note for “{step}”.', { step: phaseTitle(phase) })}</strong> ${t('It is kept on this device. Posted now, it goes to the facilitator as one that came after the step.')}</p>
          ${draft.text ? html`<blockquote class="handed-back">${draft.text}</blockquote>` : nothing}
          ${draft.sketch || draft.photo ? html`<div class="handed-back__picture">${leftPicture(draft)}</div>` : nothing}
          <div class="buttons"><button class="button button--primary" type="button" @click=${() => void post(phase, draft)}>${t('Post it now')}</button>
          <button class="button" type="button" @click=${() => finish(phase)}>${t('Throw it away')}</button></div></div></div>`,
        )
      : nothing;
  };
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
