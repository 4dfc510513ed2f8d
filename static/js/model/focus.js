/** What a step is about: its own notes and themes, so that the second half does not drown in the first. Pure. */

import { livePhase } from './select.js';
import { carried, latestResults, targetIds, topOf } from './targets.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {import("../types.d.ts").Theme} Theme */

/** The snapshot with the notes and themes alone that a step of adding or sorting is about. @param {Snapshot} shown @param {Phase | null} [phase] @returns {Snapshot} */
export const focused = (shown, phase = livePhase(shown)) => {
  const about = phase ? carried(shown, startOf(phase)) : new Set();
  if (!phase || about.size === 0) {
    return shown;
  }
  const themes = new Set(madeOf(shown, startOf(phase)));
  return {
    ...shown,
    notes: shown.notes.filter((note) => about.has(note.phase_id) || themes.has(note.theme_id ?? '')),
    themes: shown.themes.filter(({ theme_id }) => themes.has(theme_id)),
  };
};

/** The add phase that a step begins with; empty where it is about everything. @param {Phase} phase */
const startOf = ({ kind, phase_id, switches: { source = 'new' } }) => {
  if (kind === 'add') {
    return phase_id;
  }
  return kind === 'sort' && source.startsWith('phase:') ? source.slice('phase:'.length) : '';
};

/** @param {Snapshot} shown @param {string} add an add phase @returns {string[]} the themes made of its notes, and those that hold nothing yet */
const madeOf = (shown, add) => {
  const about = carried(shown, add);
  const phaseOf = new Map(shown.notes.map(({ note_id, phase_id }) => [note_id, phase_id]));
  return shown.themes
    .filter(({ theme_id, origin = [] }) => {
      const inside = shown.notes.filter((note) => note.theme_id === theme_id).map(({ note_id }) => note_id);
      const made = [...origin, ...inside];
      return made.length === 0 || made.some((id) => about.has(phaseOf.get(id) ?? ''));
    })
    .map(({ theme_id }) => theme_id);
};

/**
 * The themes that proposals come from: those of the last sorting before this step, the strongest first where they
 * were counted.
 * @param {Snapshot} shown @param {Phase | null} phase @returns {Theme[]}
 */
export const themesToPropose = (shown, phase) => {
  const at = shown.run_sheet.findIndex(({ phase_id }) => phase_id === phase?.phase_id);
  const before = at < 0 ? shown.run_sheet : shown.run_sheet.slice(0, at);
  const sort = before.findLast(({ kind, state }) => kind === 'sort' && state === 'closed');
  const tallies = latestResults(shown);
  const counted = topOf(tallies, Object.keys(tallies).length);
  const ids = sort
    ? targetIds(shown, { ...sort, switches: { ...sort.switches, source: `phase:${sort.phase_id}` } })
    : shown.themes.map(({ theme_id }) => theme_id);
  const place = (/** @type {Theme} */ { theme_id }) =>
    counted.includes(theme_id) ? counted.indexOf(theme_id) : counted.length;
  return shown.themes
    .filter(({ theme_id, parked }) => ids.includes(theme_id) && !parked)
    .sort((a, b) => place(a) - place(b));
};
