/** What the wish list knows of each wish: how many want it too, and its theme. */

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Note} Note */

/** How many ticks and dots a note has had in all counts. @param {Snapshot} shown @param {Note} note */
export const ticksOf = ({ marks, run_sheet }, { note_id }) =>
  Object.entries(marks.phases).reduce((sum, [phaseId, tallies]) => {
    const mark = run_sheet.find(({ phase_id }) => phase_id === phaseId)?.switches.mark;
    return sum + (mark === 'tick' || mark === 'dots' ? (tallies[note_id]?.sum ?? 0) : 0);
  }, 0);

/** The step whose notes are the wish list: the first without names that has any, else the first with notes. @param {Snapshot} shown @returns {string} */
export const wishStep = ({ run_sheet, notes }) => {
  const steps = run_sheet.filter(
    ({ kind, phase_id }) => kind === 'add' && notes.some((note) => note.phase_id === phase_id),
  );
  return (steps.find(({ switches }) => switches.names === 'off') ?? steps[0])?.phase_id ?? '';
};

/** @param {Snapshot} shown */
export const wishesOf = (shown) => shown.notes.filter(({ phase_id }) => phase_id === wishStep(shown));

/** @param {Snapshot} shown @param {Note} note */
export const themeTitle = ({ themes }, note) => {
  const theme =
    themes.find(({ theme_id }) => theme_id === note.theme_id) ??
    themes.find(({ origin }) => origin?.includes(note.note_id));
  return theme?.title ?? '';
};
