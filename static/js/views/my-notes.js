/** One's own notes of a step: to read again, change, take away and bring back. */

import { html, nothing, repeat } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { toast } from '../lib/toast.js';
import { discardNote, restoreNote } from '../model/commands.js';
import { isFixed } from '../model/showing.js';
import { editing } from './me/parts.js';
import { noteCard } from './note.js';
import { inPlaces } from './places.js';

/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../net/session.js").Session} Session */
/** @typedef {{store: import("../model/store.js").Store, act: (command: import("../types.d.ts").Command) => void}} Ports */

/** @param {Snapshot} shown @param {string} phaseId @param {Ports} ports */
export const myNotes = (shown, phaseId, ports) => {
  const mine = shown.notes.filter((note) => note.mine && note.phase_id === phaseId).reverse();
  const gone = (shown.discarded ?? []).filter((note) => note.phase_id === phaseId);
  return html`<section class="stack" aria-labelledby="my-notes">
    <h2 id="my-notes">${t('My notes')} <span class="count">${mine.length}</span></h2>
    ${mine.length > 0 ? inPlaces(mine, phaseIn(shown, phaseId), (notes) => cards(notes, shown, ports)) : html`<p class="empty">${t('What you post will stand here.')}</p>`}
    ${gone.length > 0 ? restorable(gone, shown, ports) : nothing}
  </section>`;
};

/** Notes of earlier steps, folded away. @param {Snapshot} shown @param {string | null} phaseId @param {Ports} ports */
export const earlierNotes = (shown, phaseId, ports) => {
  const mine = shown.notes.filter((note) => note.mine && note.phase_id !== phaseId);
  const gone = (shown.discarded ?? []).filter((note) => note.phase_id !== phaseId);
  return html`${
    mine.length > 0
      ? html`<details class="fold"><summary>${t('My notes from earlier steps')} <span class="count">${mine.length}</span></summary>${cards(mine, shown, ports)}</details>`
      : nothing
  }${gone.length > 0 ? restorable(gone, shown, ports) : nothing}`;
};

/** @param {readonly Note[]} notes @param {Snapshot} shown @param {Ports} ports */
const cards = (notes, shown, ports) =>
  html`<ul class="notes">${repeat(notes, key, (note) => html`<li>${noteCard(note, shown, { own: true, tools: tools(note, ports, phaseIn(shown, note.phase_id)) })}</li>`)}</ul>
    ${notes.some(isFixed) ? html`<p class="promise">${icon('info')}<span>${t('A note that is shown without a name stays as it is: a change now could tell that it is yours.')}</span></p>` : nothing}`;

/** @param {Snapshot} shown @param {string} phaseId */
const phaseIn = ({ run_sheet }, phaseId) => run_sheet.find(({ phase_id }) => phase_id === phaseId);

/** @param {Note} note */
const key = (note) => note.note_id;

/** @param {Note} note @param {Ports} ports @param {import("../types.d.ts").Phase} [phase] */
const tools = (note, ports, phase) => (isFixed(note) ? [] : changing(note, ports, phase));

/** @param {Note} note @param {Ports} ports @param {import("../types.d.ts").Phase} [phase] */
const changing = (note, { act }, phase) => [
  {
    label: t('Change'),
    icon: 'pencil',
    run: () => editing.use(({ editOwn }) => editOwn(note, act, phase)),
  },
  {
    label: t('Take away'),
    icon: 'trash-2',
    run: () => {
      act(discardNote(note.note_id));
      toast(t('Note taken away'), {
        undo: () => bringBack(note, act),
        undoLabel: t('Bring it back'),
      });
    },
  },
];

/** @param {Note} note @param {Ports["act"]} act */
const bringBack = ({ note_id }, act) => act(restoreNote(note_id));

/** @param {readonly Note[]} gone @param {Snapshot} shown @param {Ports} ports */
const restorable = (
  gone,
  shown,
  ports,
) => html`<details class="fold"><summary>${t('Taken away')} <span class="count">${gone.length}</span></summary>
  <ul class="notes">${gone.map((note) => html`<li>${noteCard(note, shown, { tools: [{ label: t('Bring it back'), icon: 'undo-2', run: () => bringBack(note, ports.act) }] })}</li>`)}</ul>
  <p class="hint">${icon('info')} ${t('Only you know of these.')}</p></details>`;
