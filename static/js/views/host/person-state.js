/** How each person is doing in the live step: enough to help them, never what they wrote where names are off. */

import { livePhase } from '../../model/select.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Person} Person */
/** @typedef {import("../../types.d.ts").Presence} Presence */
/** @typedef {{here: boolean, contributed: boolean, atZero: boolean}} State */

/** @param {Snapshot} shown @param {Presence} presence @param {Person} person @returns {State} */
export const stateOf = (shown, { online = [], contributed = [], told }, person) => {
  const here = online.includes(person.person_id);
  const has = contributed.includes(person.person_id);
  const known = !told || contributed.length > 0;
  const asked = ['add', 'mark'].includes(livePhase(shown)?.kind ?? '') && person.role === 'participant';
  return { here, contributed: has, atZero: asked && known && !has && (here || !person.device) };
};

/** @param {Snapshot} shown those who are in the room or have been */
export const present = ({ people }) => people.filter(({ removed }) => !removed);

/** @param {Snapshot} shown */
export const participants = (shown) => present(shown).filter(({ role }) => role === 'participant');

/** Who is here and has given nothing yet. @param {Snapshot} shown @param {Presence} presence */
export const atZero = (shown, presence) =>
  participants(shown).filter((person) => stateOf(shown, presence, person).atZero);

/** How many notes with their name on it a person has in the live step. @param {Snapshot} shown @param {string} personId */
export const namedNotes = ({ notes, live }, personId) =>
  notes.filter(({ author, phase_id }) => author === personId && phase_id === live.phase_id).length;
