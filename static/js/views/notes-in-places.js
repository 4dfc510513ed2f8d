/** Notes as cards, in the columns of their step where it has some. */

import { html, repeat } from '../lib/html.js';
import { noteCard } from './note.js';
import { inPlaces } from './places.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {NonNullable<NonNullable<Parameters<typeof noteCard>[2]>["tools"]>} Tools */

/** @param {Snapshot} shown @param {readonly Note[]} notes @param {Phase | null | undefined} phase @param {(note: Note) => Tools} [tools] */
export const cardsInPlaces = (shown, notes, phase, tools = () => []) =>
  inPlaces(
    notes,
    phase,
    (here) =>
      html`<ul class="notes">${repeat(
        here,
        ({ note_id }) => note_id,
        (note) => html`<li>${noteCard(note, shown, { tools: tools(note) })}</li>`,
      )}</ul>`,
  );
