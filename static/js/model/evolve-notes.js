/** What events of notes change. */

/** @typedef {import("./draft.js").Draft} Draft */

/** @param {Draft} draft @param {any} data */
const put = (draft, data) => draft.put('notes', data);

/** @param {Draft} draft @param {{note_id: string}} data */
const patch = (draft, data) => draft.patch('notes', data.note_id, data);

/** On the wire an optional field without a value is absent. @param {any} note @param {string[]} names */
const without = (note, ...names) =>
  Object.fromEntries(Object.entries(note).filter(([name]) => !names.includes(name)));

/** @param {Draft} draft @param {Array<{note_id: string}>} rows @param {(note: any, row: any) => any} change */
const changeEach = (draft, rows, change) => {
  for (const row of rows) {
    const note = draft.get('notes', row.note_id);
    if (note) {
      draft.put('notes', change(note, row));
    }
  }
};

/** @type {Record<string, (draft: Draft, data: any) => void>} */
export const notes = {
  'note.posted': put,
  'note.restored': put,
  'note.edited': patch,
  'note.parked': (draft, data) =>
    changeEach(draft, [data], (note, { parked }) => ({
      ...without(note, 'stack'),
      parked,
      theme_id: parked ? null : note.theme_id,
    })),
  'note.hidden': patch,
  'note.discarded': (draft, { note_id }) => draft.drop('notes', note_id),
  'notes.revealed': (draft, { phase_id, to, notes: revealed }) => {
    draft.patch('run_sheet', phase_id, { revealed: to });
    if (draft.next.live.phase_id === phase_id) {
      draft.next.live = { ...draft.next.live, revealed: to === 'all' };
    }
    for (const note of revealed) {
      draft.put('notes', note);
    }
  },
  'notes.stacked': (draft, { onto, notes: rows }) =>
    changeEach(draft, rows, (note) => ({ ...note, stack: onto })),
  'notes.unstacked': (draft, { notes: rows }) => changeEach(draft, rows, (note) => without(note, 'stack')),
  'notes.placed': (draft, { notes: rows }) =>
    changeEach(draft, rows, (note, { x, y }) => ({ ...without(note, 'stack'), x, y, theme_id: null })),
  'notes.filed': (draft, { theme_id, notes: rows }) =>
    changeEach(draft, rows, (note, { rank }) => ({
      ...without(note, 'x', 'y', 'stack'),
      theme_id,
      rank,
      parked: false,
    })),
};
