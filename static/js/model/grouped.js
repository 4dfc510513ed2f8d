/** How the wall is divided: each theme's notes, loose ones in the tray or at a spot, parked ones; piles as one. Pure. */

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Note} Note */
/**
 * @typedef {object} Grouped
 * @property {Map<string, Note[]>} themes every theme has its list
 * @property {Note[]} tray loose, without a spot
 * @property {Note[]} spots loose, at a spot
 * @property {Note[]} parked
 * @property {Map<string, Note[]>} piles the notes that lie on another one, by that one
 */

/** @param {Pick<Snapshot, "notes" | "themes">} snapshot @returns {Grouped} */
export const grouped = ({ notes, themes }) => {
  const there = new Set(notes.map(({ note_id }) => note_id));
  /** @type {Grouped} */
  const groups = {
    themes: new Map(themes.map(({ theme_id }) => [theme_id, []])),
    tray: [],
    spots: [],
    parked: [],
    piles: new Map(),
  };
  for (const note of notes) {
    // On a note that this viewer may not see it lies by itself.
    if (note.stack && there.has(note.stack)) {
      groups.piles.set(note.stack, [...(groups.piles.get(note.stack) ?? []), note]);
    } else {
      listOf(groups, note).push(note);
    }
  }
  return groups;
};

/** @param {Grouped} groups @param {Note} note */
const listOf = (groups, note) => {
  if (note.parked) {
    return groups.parked;
  }
  const theme = note.theme_id === null ? undefined : groups.themes.get(note.theme_id);
  return theme ?? (isPlaced(note) ? groups.spots : groups.tray);
};

/** @param {Note} note */
const isPlaced = ({ x, y }) => typeof x === 'number' && typeof y === 'number';

/** A note with all that lies on it, itself first. @param {Grouped} groups @param {Note} note @returns {Note[]} */
export const pileOf = (groups, note) => [note, ...(groups.piles.get(note.note_id) ?? [])];

/** Loose notes in the order in which they are read: rows from top to bottom, in a row from left to right. @param {readonly Note[]} notes @param {number} row a row's height @returns {Note[]} */
export const inRows = (notes, row) =>
  [...notes].sort(
    (a, b) => rowOf(a, row) - rowOf(b, row) || (a.x ?? 0) - (b.x ?? 0) || (a.note_id < b.note_id ? -1 : 1),
  );

/** @param {Note} note @param {number} row */
const rowOf = ({ y }, row) => Math.round((y ?? 0) / row);

/** What a tray can be narrowed to. @typedef {{what: "all" | "mine" | "phase" | "column" | "group" | "colour" | "author", id?: string}} Choice */

/** @param {readonly Note[]} notes @param {Choice} choice @param {string} words @returns {Note[]} */
export const narrowed = (notes, choice, words) => {
  const sought = words.trim().toLocaleLowerCase();
  return notes.filter(
    (note) =>
      belongs(note, choice) &&
      (sought === '' || `${note.text} ${note.caption}`.toLocaleLowerCase().includes(sought)),
  );
};

/** @param {Note} note @param {Choice} choice */
const belongs = (note, { what, id }) => {
  switch (what) {
    case 'mine':
      return Boolean(note.mine);
    case 'phase':
      return note.phase_id === id;
    case 'column':
      return String(note.column) === id;
    case 'group':
      return note.group_id === id;
    case 'colour':
      return note.colour === id;
    case 'author':
      return note.author === id;
    default:
      return true;
  }
};
