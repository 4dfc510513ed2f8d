/** A reveal one by one: the note that was just shown, as large as it goes, or the notes of the one whose turn it was. */

import { html, nothing, repeat } from '../../lib/html.js';
import { livePhase } from '../../model/select.js';
import { showingNotes } from '../../model/showing.js';
import { byline, noteCard } from '../note.js';
import { heading } from '../step-words.js';
import { framed, time } from './frame.js';
import { large } from './stage.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("./frame.js").Ports} Ports */

/** So few that each can be larger. */
const FEW = 3;

/** @param {Snapshot} shown @param {Ports} ports */
export const revealedView = (shown, ports) => {
  const [note, ...more] = showingNotes(shown);
  if (!note) {
    return nothing;
  }
  const by = shown.showing?.by === 'author' ? byline(note, shown) : '';
  const title = by || heading(askedIn(shown));
  if (more.length > 0) {
    const notes = [note, ...more];
    return framed(
      title,
      time(shown, ports),
      html`<ul class="notes" data-paged=${`revealed/${note.note_id}`} data-few=${notes.length <= FEW}>${repeat(
        notes,
        ({ note_id }) => note_id,
        (one) => html`<li>${noteCard(one, shown)}</li>`,
      )}</ul>`,
    );
  }
  return html`<section class="screen__stage" data-what=${note.sketch ? 'sketch' : 'words'}><header class="screen__speaker"><h1>${title}</h1>${time(shown, ports)}</header>${large(shown, note)}</section>`;
};

/** The step that these notes were written in. @param {Snapshot} shown */
const askedIn = (shown) =>
  shown.run_sheet.find(({ phase_id }) => phase_id === shown.showing?.phase_id) ?? livePhase(shown);
