/** One's own notes of a step: to read again, change, take away and bring back. */

import { html, nothing, repeat } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { toast } from '../lib/toast.js';
import { discardNote, restoreNote } from '../model/commands.js';
import { editOwn } from './edit-note.js';
import { noteCard } from './note.js';

/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../net/session.js").Session} Session */
/** @typedef {{store: import("../model/store.js").Store, act: (command: import("../types.d.ts").Command) => void}} Ports */

/** @param {Snapshot} shown @param {string} phaseId @param {Ports} ports */
export const myNotes = (shown, phaseId, ports) => {
  const mine = shown.notes.filter((note) => note.mine && note.phase_id === phaseId).reverse();
  const gone = ports.store.discarded.value.filter((note) => note.phase_id === phaseId);
  return html`<section class="stack" aria-labelledby="my-notes">
    <h2 id="my-notes">${t('My notes')} <span class="count">${mine.length}</span></h2>
    ${mine.length > 0 ? cards(mine, shown, ports) : html`<p class="empty">${t('What you post will stand here.')}</p>`}
    ${gone.length > 0 ? restorable(gone, shown, ports) : nothing}
  </section>`;
};

/** Notes of earlier steps, folded away. @param {Snapshot} shown @param {string | null} phaseId @param {Ports} ports */
export const earlierNotes = (shown, phaseId, ports) => {
  const mine = shown.notes.filter((note) => note.mine && note.phase_id !== phaseId);
  return mine.length > 0
    ? html`<details class="fold"><summary>${t('My notes from earlier steps')} <span class="count">${mine.length}</span></summary>${cards(mine, shown, ports)}</details>`
    : nothing;
};

/** @param {readonly Note[]} notes @param {Snapshot} shown @param {Ports} ports */
const cards = (notes, shown, ports) =>
  html`<ul class="notes">${repeat(notes, key, (note) => html`<li>${noteCard(note, shown, { tools: tools(note, ports) })}</li>`)}</ul>`;

/** @param {Note} note */
const key = (note) => note.note_id;

/** @param {Note} note @param {Ports} ports */
const tools = (note, { store, act }) => [
  { label: t('Change'), icon: 'pencil', run: () => void editOwn(note, act) },
  {
    label: t('Take away'),
    icon: 'trash-2',
    run: () => {
      store.discarded.value = [...store.discarded.value, note];
      act(discardNote(note.note_id));
      toast(t('Note taken away'), {
        undo: () => bringBack(note, { store, act }),
        undoLabel: t('Bring it back'),
      });
    },
  },
];

/** @param {Note} note @param {Ports} ports */
const bringBack = (note, { store, act }) => {
  store.discarded.value = store.discarded.value.filter((other) => other.note_id !== note.note_id);
  act(restoreNote(note.note_id));
};

/** @param {readonly Note[]} gone @param {Snapshot} shown @param {Ports} ports */
const restorable = (
  gone,
  shown,
  ports,
) => html`<details class="fold"><summary>${t('Taken away')} <span class="count">${gone.length}</span></summary>
  <ul class="notes">${gone.map((note) => html`<li>${noteCard(note, shown, { tools: [{ label: t('Bring it back'), icon: 'undo-2', run: () => bringBack(note, ports) }] })}</li>`)}</ul>
  <p class="hint">${icon('info')} ${t('Only you know of these.')}</p></details>`;
