/** What marks came to, for showing it: the targets of a count in order, and which count was the last. Pure. */

import { strengthOf, targetIds, targetOf } from './targets.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {import("../types.d.ts").Tally} Tally */
/** @typedef {import("./targets.js").Target} Target */

/** What can be marked now, in the order in which it stands. @param {Snapshot} shown @param {Phase} phase @param {string} lang @returns {Target[]} */
export const targetsOf = (shown, phase, lang) =>
  targetIds(shown, phase, lang).flatMap((id) => {
    const target = targetOf(shown, id, phase, lang);
    return target && (!target.note || isEveryones(shown, target.note)) ? [target] : [];
  });

/** The mark phase that was counted last; empty when none was. @param {Snapshot} shown */
export const latestCount = ({ marks }) => Object.keys(marks.phases).at(-1) ?? '';

/** The targets of a count, the strongest first; questions stay in their order. @param {Snapshot} shown @param {string} phaseId @param {string} lang @returns {Array<Target & {tally: Tally}>} */
export const resultsOf = (shown, phaseId, lang) => {
  const phase = shown.run_sheet.find((other) => other.phase_id === phaseId) ?? null;
  const found = Object.entries(shown.marks.phases[phaseId] ?? {}).flatMap(([id, tally]) => {
    const target = targetOf(shown, id, phase, lang);
    return target ? [{ ...target, tally }] : [];
  });
  return phase?.switches.source === 'prompt'
    ? found.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
    : found.sort((a, b) => strengthOf(b.tally) - strengthOf(a.tally));
};

/** Sum over count; null where nobody marked it. @param {Tally} tally */
export const meanOf = ({ n, sum }) => (n > 0 ? Math.round((sum / n) * 10) / 10 : null);

/** Whether everybody sees this note: of one's own the server says so, of others' it follows from their phase. @param {Snapshot} shown @param {import("../types.d.ts").Note} note */
const isEveryones = ({ run_sheet, presented, me }, note) => {
  if (note.mine || me.role === 'facilitator') {
    return !note.see;
  }
  const phase = run_sheet.find(({ phase_id }) => phase_id === note.phase_id);
  return (
    !phase || phase.revealed === 'all' || phase.switches.see !== 'group' || presented.includes(note.note_id)
  );
};
