/** What there is to read in a step: the notes that it is about, while nobody makes anything. Pure. */

import { livePhase } from './select.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */

/** The step whose notes are to be read now; null while something is made, or none is shown yet. @param {Snapshot} shown @returns {Phase | null} */
export const readNow = (shown) => {
  const phase = livePhase(shown);
  const source = phase?.kind === 'hold' ? String(phase.switches.source ?? '') : '';
  const about = shown.run_sheet.find(
    ({ phase_id, kind }) => kind === 'add' && source === `phase:${phase_id}`,
  );
  return about && notesToRead(shown, about).length > 0 ? about : null;
};

/** @param {Snapshot} shown @param {Phase} phase */
export const notesToRead = ({ notes }, { phase_id }) =>
  notes.filter((note) => note.phase_id === phase_id && !note.parked && !note.hidden && !note.stack);
