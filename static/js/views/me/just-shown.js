/** What the room looks at while notes are shown one by one. */

import { html, nothing, repeat } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { showingNotes } from '../../model/showing.js';
import { noteCard } from '../note.js';

/** @param {import("../../types.d.ts").Snapshot} shown */
export const justShown = (shown) => {
  const notes = showingNotes(shown);
  return notes.length > 0
    ? html`<section class="stack" aria-labelledby="just-shown"><h2 id="just-shown">${t('Shown just now')}</h2>
      <ul class="notes">${repeat(
        notes,
        ({ note_id }) => note_id,
        (note) => html`<li>${noteCard(note, shown, { own: Boolean(note.mine) })}</li>`,
      )}</ul></section>`
    : nothing;
};
