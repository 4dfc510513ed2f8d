/** Questions that views ask a snapshot. Pure. */

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {import("../types.d.ts").Phase} Phase */

/** @param {Snapshot} snapshot @returns {Phase | null} */
export const livePhase = ({ run_sheet, live }) =>
  run_sheet.find((phase) => phase.phase_id === live.phase_id) ?? null;

/** What Next opens: the first planned phase behind the live one, or behind the last that closed while nothing is live. @param {Snapshot} snapshot @returns {Phase | null} */
export const nextPhase = ({ run_sheet, live }) => {
  const at = live.phase_id
    ? run_sheet.findIndex((phase) => phase.phase_id === live.phase_id)
    : run_sheet.findLastIndex((phase) => phase.state === 'closed');
  const later = run_sheet.slice(at + 1);
  return (
    later.find((phase) => phase.state === 'planned') ??
    later.find((phase) => phase.state !== 'skipped') ??
    null
  );
};

/** @param {Snapshot} snapshot @param {string | null | undefined} personId */
export const personName = ({ people }, personId) =>
  people.find((person) => person.person_id === personId)?.name ?? '';

/** Notes of a theme, or loose ones for null; parked notes are apart. @param {Snapshot} snapshot @param {string | null} themeId */
export const notesIn = ({ notes }, themeId) =>
  notes.filter((note) => note.theme_id === themeId && !note.parked);

/** @param {Snapshot} snapshot */
export const parkedNotes = ({ notes }) => notes.filter((note) => note.parked);

/** @param {Snapshot} snapshot @returns {Map<string | null, Note[]>} themes to their notes, null for the loose */
export const byTheme = ({ notes }) => {
  /** @type {Map<string | null, Note[]>} */
  const groups = new Map();
  for (const note of notes) {
    if (!note.parked) {
      const key = note.theme_id ?? null;
      const group = groups.get(key);
      if (group) {
        group.push(note);
      } else {
        groups.set(key, [note]);
      }
    }
  }
  return groups;
};

/** @param {Snapshot} snapshot @param {Phase | null} phase whether this viewer moves notes in it */
export const maySort = ({ me }, phase) =>
  me.role === 'facilitator' || (me.role === 'participant' && phase?.kind === 'sort' && namedIn(phase, me));

/** @param {Snapshot} snapshot @param {Phase | null} phase whether this viewer writes proposals in it */
export const mayPropose = ({ me }, phase) =>
  me.role === 'facilitator' || (me.role === 'participant' && phase?.kind === 'propose' && namedIn(phase, me));

/** @param {Phase} phase @param {Snapshot["me"]} me */
const namedIn = ({ switches: { who } }, me) =>
  who === 'everyone' || (Array.isArray(who) && who.includes(me.person_id));

/** Whether proposals can be judged now. @param {Phase | null} phase */
export const judging = (phase) => phase?.kind === 'propose' || phase?.switches.source === 'proposals';

/** What one note says, for lists and names. @param {Note} note @param {string} undescribed */
export const noteWords = (note, undescribed) => note.text || note.caption || undescribed;
