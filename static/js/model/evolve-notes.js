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

/** What lay on a note that leaves the wall is by itself again. @param {Draft} draft @param {string} noteId */
const free = (draft, noteId) => {
  for (const note of draft.rows('notes')) {
    if (note.stack === noteId) {
      draft.put('notes', without(note, 'stack'));
    }
  }
};

const WIDTH = { facilitators: 1, group: 2, all: 3 };

/** A phase once shown to all stays so. @param {Draft} draft @param {string} phaseId @param {"facilitators" | "group" | "all"} to */
const widen = (draft, phaseId, to) => {
  const before = /** @type {keyof typeof WIDTH | null} */ (draft.get('run_sheet', phaseId)?.revealed ?? null);
  const revealed = before && WIDTH[before] >= WIDTH[to] ? before : to;
  draft.patch('run_sheet', phaseId, { revealed });
  if (draft.next.live.phase_id === phaseId) {
    draft.next.live = { ...draft.next.live, revealed: revealed === 'all' };
  }
  for (const group of draft.rows('groups')) {
    if (group.live?.phase_id === phaseId) {
      draft.put('groups', { ...group, live: { ...group.live, revealed: revealed === 'all' } });
    }
  }
};

/** @type {Record<string, (draft: Draft, data: any) => void>} */
export const notes = {
  'note.posted': put,
  'note.restored': (draft, data) => {
    draft.drop('discarded', data.note_id);
    put(draft, data);
  },
  'note.edited': patch,
  'note.parked': (draft, data) => {
    if (data.parked) {
      free(draft, data.note_id);
    }
    changeEach(draft, [data], (note, { parked }) => ({
      ...without(note, 'stack'),
      parked,
      theme_id: parked ? null : note.theme_id,
    }));
  },
  'note.hidden': patch,
  'note.discarded': (draft, { note_id }) => {
    const note = draft.get('notes', note_id);
    if (note?.mine) {
      draft.put('discarded', { ...without(note, 'stack', 'saving'), theme_id: null });
    }
    free(draft, note_id);
    draft.drop('notes', note_id);
  },
  'notes.revealed': (draft, { phase_id, to, notes: revealed, whole = true }) => {
    if (whole) {
      widen(draft, phase_id, to);
    }
    for (const note of revealed) {
      draft.put('notes', note);
    }
  },
  'notes.stacked': (draft, { onto, notes: rows }) =>
    changeEach(draft, rows, (note) => ({ ...note, stack: onto })),
  'notes.unstacked': (draft, { notes: rows }) => changeEach(draft, rows, (note) => without(note, 'stack')),
  'notes.placed': (draft, { notes: rows }) =>
    changeEach(draft, rows, (note, { x, y }) => ({
      ...without(note, 'stack'),
      x,
      y,
      theme_id: null,
      parked: false,
    })),
  'notes.filed': (draft, { theme_id, notes: rows }) => {
    const moving = new Set(rows.map((/** @type {any} */ { note_id }) => note_id));
    changeEach(draft, rows, (note, { rank }) => ({
      // A stack that moves as a whole stays one.
      ...without(note, 'x', 'y', ...(moving.has(note.stack) ? [] : ['stack'])),
      theme_id,
      rank,
      parked: false,
    }));
  },
};
