/**
 * What the page shows before the server has answered: each command under way becomes the event that it will most
 * likely be, and goes through the same fold. The server's frame then replaces it.
 */

import { CARD, GAP } from './card.js';
import { evolve } from './evolve.js';
import { isNameless, livePhase } from './select.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Command} Command */
/** @typedef {import("./outbox.js").Entry} Entry */

/** Sorts behind every rank of the server. */
const LAST = '~';
const ASLANT = 24;

/** @type {Record<string, (command: Command, shown: Snapshot) => Array<{type: string, data: any}>>} */
const GUESSES = {
  // What is posted for somebody else is theirs: whether this page may see it the server says.
  'note.post': (command, shown) =>
    command.for ? [] : [{ type: 'note.posted', data: noteOf(command, shown) }],
  'note.edit': ({ note_id, text, sketch, caption, column }) => [
    { type: 'note.edited', data: given({ note_id, text, sketch, caption, column }) },
  ],
  'note.discard': ({ note_id }) => [{ type: 'note.discarded', data: { note_id } }],
  'note.restore': ({ note_id }, { discarded = [] }) =>
    discarded.filter((note) => note.note_id === note_id).map((data) => ({ type: 'note.restored', data })),
  'note.park': ({ note_id, parked }) => [{ type: 'note.parked', data: { note_id, parked } }],
  'note.file': ({ note_ids, theme_id, before }, shown) => [
    {
      type: 'notes.filed',
      data: { theme_id: standing(shown, theme_id), notes: ranked(note_ids, rankBefore(shown, before)) },
    },
  ],
  'note.place': ({ note_ids, x, y, columns }) => [
    {
      type: 'notes.placed',
      data: {
        notes: note_ids.map((/** @type {string} */ note_id, /** @type {number} */ index) => ({
          note_id,
          ...laid(x, y, index, columns),
        })),
      },
    },
  ],
  'note.stack': ({ note_ids, onto }, { notes }) =>
    notes.some(({ note_id }) => note_id === onto)
      ? [{ type: 'notes.stacked', data: { onto, notes: rows(note_ids) } }]
      : [],
  'note.unstack': ({ note_ids }) => [{ type: 'notes.unstacked', data: { notes: rows(note_ids) } }],
  'note.describe': ({ note_id, caption }) => [{ type: 'note.edited', data: { note_id, caption } }],
  'note.hide': ({ note_id, hidden }) => [{ type: 'note.hidden', data: { note_id, hidden } }],
  'theme.form': ({ theme_id, title, note_ids }) => [
    {
      type: 'theme.formed',
      data: { theme_id, title, rank: LAST, colour: 'stone', locked: false, parked: false },
    },
    { type: 'notes.filed', data: { theme_id, notes: ranked(note_ids ?? [], LAST) } },
  ],
  'theme.name': ({ theme_id, title }) => [{ type: 'theme.named', data: { theme_id, title } }],
  'theme.dissolve': ({ theme_id }) => [{ type: 'theme.dissolved', data: { theme_id } }],
  'proposal.revise': ({ proposal_id, fields }, shown) => [
    { type: 'proposal.revised', data: { proposal_id, fields, ...ownerKnown(shown, proposal_id) } },
  ],
  'proposal.link': ({ proposal_id, note_ids }) => [
    { type: 'proposal.linked', data: { proposal_id, note_ids } },
  ],
  'mark.set': (command, shown) => [{ type: 'mark.placed', data: markOf(command, shown) }],
  'mark.clear': ({ mark_id }) => [{ type: 'mark.cleared', data: { mark_id } }],
  'done.set': ({ done }, shown) => [
    {
      type: 'done.marked',
      data: { person_id: shown.me.person_id, done, quiet: isNameless(livePhase(shown)) },
    },
  ],
  'hand.raise': ({ raised, person_id }, { me }) => [
    { type: 'hand.raised', data: { person_id: person_id ?? me.person_id, raised } },
  ],
};

/**
 * @param {Snapshot} snapshot
 * @param {readonly Entry[]} entries under way, oldest first
 * @returns {Snapshot}
 */
export const predict = (snapshot, entries) => {
  let shown = snapshot;
  for (const entry of entries) {
    const { command } = entry;
    const guess = GUESSES[command.type];
    if (guess && !isThere(snapshot, entry)) {
      shown = evolve(
        shown,
        guess({ ...command, saving: safety(entry) }, shown).map((event) => ({ ...event, seq: shown.seq })),
      );
    }
  }
  return shown;
};

/** What the page may claim of it: "on this device" only of what is there. @param {Entry} entry */
const safety = ({ state, safe }) => {
  if (state !== 'kept') {
    return state;
  }
  return safe === false ? 'here' : safe ? 'kept' : 'saving';
};

/**
 * A frame may be faster than the answer; and what another history had already is most likely in this one too, with
 * what others made of it since.
 * @param {Snapshot} snapshot @param {Entry} entry
 */
const isThere = (snapshot, { command, again }) =>
  command.type === 'note.post'
    ? snapshot.notes.some((note) => note.note_id === command.note_id)
    : Boolean(again);

/** @param {Command} command @param {Snapshot} shown */
const noteOf = (
  {
    note_id,
    kind,
    text = '',
    sketch = null,
    photo_id = null,
    caption = '',
    colour,
    phase_id,
    builds_on,
    column,
    saving,
  },
  shown,
) => ({
  note_id,
  kind,
  text,
  sketch,
  photo_id,
  caption,
  colour: colour ?? 'sun',
  mine: true,
  group_id: shown.me.group_id,
  phase_id: phase_id ?? shown.live.phase_id,
  theme_id: null,
  rank: LAST,
  parked: false,
  hidden: false,
  ...(builds_on ? { builds_on } : {}),
  ...(column === undefined ? {} : { column }),
  ...seenAtFirst(shown, phase_id ?? shown.live.phase_id),
  ...(saving === 'landed' ? {} : { saving }),
});

/** Who sees what is posted now. @param {Snapshot} shown @param {string | null} phaseId */
const seenAtFirst = ({ run_sheet }, phaseId) => {
  const phase = run_sheet.find(({ phase_id }) => phase_id === phaseId);
  if (phase?.switches.names === 'off') {
    return { see: 'own', nameless: true };
  }
  return !phase || phase.revealed === 'all' || phase.switches.see === 'all'
    ? {}
    : { see: phase.switches.see };
};

/** A second mark on one target takes the first one's place, dots apart. @param {Command} command @param {Snapshot} shown */
const markOf = ({ mark_id, target_id, value, x, y }, { marks, live, run_sheet }) => {
  const phase = run_sheet.find(({ phase_id }) => phase_id === live.phase_id);
  const before =
    phase?.switches.mark === 'dots'
      ? undefined
      : marks.mine.find((mark) => mark.phase_id === live.phase_id && mark.target_id === target_id);
  return given({ mark_id: before?.mark_id ?? mark_id, phase_id: live.phase_id, target_id, value, x, y });
};

/** A theme that is gone leaves its notes loose. @param {Snapshot} shown @param {string | null} themeId */
const standing = ({ themes }, themeId) =>
  themes.some(({ theme_id }) => theme_id === themeId) ? themeId : null;

/** @param {string[]} ids */
const rows = (ids) => ids.map((note_id) => ({ note_id }));

/** As the server lays several: in a row aslant, or in a block. @param {number} x @param {number} y @param {number} index @param {number} [columns] */
const laid = (x, y, index, columns) =>
  columns
    ? { x: x + (index % columns) * (CARD.w + GAP), y: y + Math.floor(index / columns) * (CARD.h + GAP) }
    : { x: x + ASLANT * index, y: y + ASLANT * index };

/** @param {string[]} ids @param {string} rank */
const ranked = (ids, rank) =>
  ids.map((note_id, index) => ({ note_id, rank: rank + String(index).padStart(3, '0') }));

/** @param {Snapshot} shown @param {string | null} [before] a rank just in front of that note */
const rankBefore = (shown, before) => {
  const next = shown.notes.find((note) => note.note_id === before);
  return next ? `${next.rank.slice(0, -1)}!` : LAST;
};

/** Whether its owner has taken it on or not, until the server says otherwise. @param {Snapshot} shown @param {string} proposalId */
const ownerKnown = ({ proposals }, proposalId) => {
  const known = proposals.find(({ proposal_id }) => proposal_id === proposalId);
  return { accepted_by: known?.accepted_by ?? null, declined_by: known?.declined_by ?? null };
};

/** @param {Record<string, any>} fields */
const given = (fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
