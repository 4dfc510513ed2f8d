/** Notes shown one after the other: what came last, what may come next, and who sees a note so far. Pure. */

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {import("../types.d.ts").WireEvent} WireEvent */
/** @typedef {import("./draft.js").Draft} Draft */

/** So few on a side tell who it was: the server refuses them too. */
const LEAST_IN_SIDE = 3;

/** What came last stays before everyone's eyes until something else does. @param {Draft} draft @param {WireEvent} event */
export const followShowing = (draft, { type, data }) => {
  const { showing } = draft.next;
  if (type === 'notes.revealed' && data.by) {
    const note_ids = data.notes.map((/** @type {Note} */ { note_id }) => note_id);
    draft.next.showing = { phase_id: data.phase_id, by: data.by, note_ids };
  } else if (!showing?.phase_id) {
    return;
  } else if (type === 'note.discarded' || type === 'note.hidden') {
    const note_ids = showing.note_ids.filter((/** @type {string} */ id) => id !== data.note_id);
    draft.next.showing = { ...showing, note_ids };
  } else if (isOver(type, data)) {
    draft.next.showing = {};
  }
};

/** @param {string} type @param {any} data */
const isOver = (type, { group_id, to, whole = true }) => {
  switch (type) {
    case 'notes.revealed':
      return whole && to === 'all';
    case 'phase.opened':
    case 'phase.closed':
      return !group_id;
    case 'screen.shown':
    case 'spotlight.shown':
    case 'session.closed':
      return true;
    default:
      return false;
  }
};

/** The notes that came last, as far as this viewer sees them. @param {Snapshot} shown @returns {Note[]} */
export const showingNotes = ({ showing, notes }) => {
  const ids = showing?.note_ids ?? [];
  return ids.length > 0 ? notes.filter(({ note_id }) => ids.includes(note_id)) : [];
};

/** Whether notes can come author by author: with names; by sides, where each is large enough to hide in. @param {Snapshot} shown @param {Phase} phase */
export const byAuthors = ({ people }, { switches: { names } }) => {
  if (names !== 'side') {
    return names !== 'off';
  }
  const there = people.filter(({ role, removed }) => role === 'participant' && !removed);
  const on = (/** @type {string | null} */ side) => there.filter((person) => person.side === side).length;
  return there.every(({ side }) => side && on(side) >= LEAST_IN_SIDE);
};

/**
 * What of a step waits: `hidden` is how many notes not everybody sees, `looked` how many of them this viewer does.
 * Those that only facilitators see and have parked or hidden are `kept` back and do not come.
 * @param {Snapshot} shown @param {Phase} phase @param {number} hidden
 */
export const waiting = ({ notes }, { phase_id }, hidden) => {
  const looked = notes.filter((note) => note.phase_id === phase_id && note.see && note.see !== 'own');
  const kept = looked.filter(
    ({ see, parked, hidden: out }) => see === 'facilitators' && (parked || out),
  ).length;
  return { hidden, looked: looked.length, kept, coming: Math.max(0, hidden - kept) };
};

/** Who sees one's own note so far. @param {Note} note @returns {"own" | "facilitators" | "group" | "all"} */
export const seenBy = ({ see, hidden }) => (hidden && see !== 'own' ? 'facilitators' : (see ?? 'all'));

/** Whether the server takes no change of one's own note any more. @param {Note} note */
export const isFixed = ({ nameless, see }) => Boolean(nameless) && see !== 'own';
