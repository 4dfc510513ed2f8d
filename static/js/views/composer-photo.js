/** A photo of a drawing on paper: taken, made small here, sent, and shown before it is posted. */

import { blobOf, smallPhoto } from '../input/photo.js';
import { html, nothing, ref } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { say } from '../lib/say.js';
import { signal } from '../lib/signals.js';
import { photoUrl } from './picture.js';

/** @typedef {{id?: string, data?: string}} Photo `data` until the server has it */
/**
 * @typedef {object} Ports
 * @property {import("../net/extras.js").PhotoCalls} photos
 * @property {() => Photo | null} photo what the draft holds
 * @property {(photo: Photo | null) => void} keep
 * @property {(text: string) => void} complain
 */

/** @param {Ports} ports */
export const createPhoto = ({ photos, photo, keep, complain }) => {
  /** What to show; the photo itself while it is on this device. */
  const seen = signal('');
  const sending = signal(false);
  /** @type {HTMLInputElement | null} */
  let input = null;
  /** @type {Promise<void>} */
  let way = Promise.resolve();

  const pick = () => {
    if (input) {
      input.value = '';
      input.click();
    }
  };

  /** @param {Blob} file */
  const take = async (file) => {
    complain('');
    try {
      seen.value = await smallPhoto(file);
    } catch {
      complain(t('This file is not a photo that can be read here. Take another one.'));
      return;
    }
    keep({ data: seen.peek() });
    way = send();
    await way;
  };

  const send = async () => {
    const data = photo()?.data;
    if (!data) {
      return;
    }
    sending.value = true;
    try {
      const { photo_id } = await photos.send(blobOf(data));
      if (photo()?.data === data) {
        keep({ id: photo_id });
      }
      say(t('The photo is there. Say what it shows, then post it.'));
    } catch (error) {
      const refused = /** @type {{code?: string, message?: string}} */ (error);
      complain(
        refused.code && refused.message
          ? refused.message
          : t('The photo could not be sent yet. It is kept on this device: post it when the line is back.'),
      );
    }
    sending.value = false;
  };

  return {
    pick,
    /** The photo's id once the server has it; null if it has not got there. @returns {Promise<string | null>} */
    id: async () => {
      await way;
      if (!photo()?.id) {
        way = send();
        await way;
      }
      return photo()?.id ?? null;
    },
    forget: () => {
      seen.value = '';
    },
    /** The field that opens the camera; it stays in the page, unseen. */
    field:
      () => html`<input class="visually-hidden" type="file" accept="image/jpeg,image/png,image/webp" capture="environment" tabindex="-1" aria-hidden="true"
      ${ref((element) => {
        input = /** @type {HTMLInputElement | null} */ (element ?? null);
      })} @change=${() => input?.files?.[0] && void take(input.files[0])}>`,
    view: () => {
      const kept = photo();
      const source = seen.value || kept?.data || (kept?.id ? photoUrl(kept.id, 'whole') : '');
      return html`${source ? html`<figure class="composer__photo"><img src=${source} alt=${t('Your photo')}></figure>` : html`<p class="hint">${t('Draw on paper, then take a photo of it. Where it was taken is not kept.')}</p>`}
        <div class="buttons"><button class="button" type="button" @click=${pick}>${icon('image')}${source ? t('Take another') : t('Take a photo of paper')}</button>
        ${sending.value ? html`<span class="save-state" role="status">${icon('cloud-upload')}${t('Sending the photo')}</span>` : nothing}</div>`;
    },
  };
};
