/** A step for reading: the notes that it is about, in their columns where they have some. */

import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { notesToRead, readNow } from '../../model/reading.js';
import { cardsInPlaces } from '../notes-in-places.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */

/** @param {Snapshot} shown */
export const readingPart = (shown) => {
  const phase = readNow(shown);
  if (!phase) {
    return nothing;
  }
  const notes = notesToRead(shown, phase);
  return html`<section class="stack" aria-labelledby="to-read"><h2 id="to-read">${t('To read')} <span class="count">${notes.length}</span></h2>
    ${cardsInPlaces(shown, notes, phase)}</section>`;
};
