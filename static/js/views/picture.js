/** What a note shows: its drawing, or its photo as this page's seat may see it. */

import { guard, html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { sketchSvg } from '../lib/sketch.js';

/** @typedef {Pick<import("../types.d.ts").Note, 'kind' | 'sketch' | 'photo_id' | 'caption'>} Pictured */

/** Whether there is something to look at. @param {Pictured | null | undefined} note */
export const isPictured = (note) => Boolean(note?.sketch || note?.photo_id);

/** Where a photo is; the seat says who asks. @param {string} id @param {'small' | 'whole'} size */
export const photoUrl = (id, size) => {
  const { code = '', seat = '' } = document.body.dataset;
  return `/api/sessions/${code}/photos/${id}?seat=${seat}&size=${size}`;
};

/**
 * The picture of a note, named by its caption; nothing for words.
 * @param {Pictured} note
 * @param {{by?: string, size?: 'small' | 'whole', named?: boolean}} [look] `named`: false where the words stand beside
 */
export const picture = (note, { by = '', size = 'small', named = true } = {}) => {
  const name = named ? note.caption || undescribed(by, note.kind) : '';
  if (note.photo_id) {
    return html`<img class="photo" src=${photoUrl(note.photo_id, size)} alt=${name} loading="lazy" decoding="async" draggable="false">`;
  }
  return note.sketch ? guard([note.sketch, name], () => sketchSvg(note.sketch, name)) : nothing;
};

/** @param {string} by @param {string} [kind] */
export const undescribed = (by, kind = 'sketch') => {
  if (kind === 'photo') {
    return by ? t('Photo by {name}, not described yet', { name: by }) : t('Photo, not described yet');
  }
  return by ? t('Sketch by {name}, not described yet', { name: by }) : t('Sketch, not described yet');
};
