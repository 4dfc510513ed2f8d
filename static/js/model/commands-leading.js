/** Commands of whoever leads: the run sheet, people and groups, turns, the screen. */

import { command } from './commands.js';
import { newId } from './ids.js';

/** @param {string} phase_id @param {string | null} expected the phase seen live @param {string} [group_id] one group at its own pace */
export const openPhase = (phase_id, expected, group_id) =>
  command('phase.open', { phase_id, expected, group_id });

/** @param {string} [group_id] one group at its own pace */
export const closePhase = (group_id) => command('phase.close', { group_id });

/** @param {number} seconds @param {string} [group_id] one group at its own pace */
export const extendPhase = (seconds, group_id) => command('phase.extend', { seconds, group_id });

/** @param {boolean} paused @param {string} [group_id] one group at its own pace */
export const pausePhase = (paused, group_id) => command('phase.pause', { paused, group_id });

/** @param {string} [phase_id] @param {{to?: "all" | "group" | "facilitators", noteIds?: string[]}} [which] */
export const revealNotes = (phase_id, { to = 'all', noteIds } = {}) =>
  command('phase.reveal', { to, phase_id, note_ids: noteIds });

/** One note more, or all of one author more; the server draws which. @param {string} phase_id @param {"note" | "author"} next */
export const revealNext = (phase_id, next) => command('phase.reveal', { phase_id, next });

/** @param {{kind: string, title: string, switches: any, before: string | null}} phase */
export const insertPhase = ({ kind, title, switches, before }) =>
  command('phase.insert', { phase_id: newId(), kind, title, switches, before });

/** @param {string} phase_id @param {{title?: string, switches?: any}} change */
export const revisePhase = (phase_id, change) => command('phase.revise', { phase_id, ...change });

/** @param {string} phase_id @param {string | null} before */
export const movePhase = (phase_id, before) => command('phase.move', { phase_id, before });

/** @param {string} phase_id @param {boolean} skipped */
export const skipPhase = (phase_id, skipped) => command('phase.skip', { phase_id, skipped });

/** @param {string} view */
export const showScreen = (view) => command('screen.show', { view });

/** @param {boolean} locked */
export const lockSession = (locked) => command('session.lock', { locked });

/** @param {boolean} frozen */
export const freezeSession = (frozen) => command('session.freeze', { frozen });

export const closeSession = () => command('session.close', {});

export const reopenSession = () => command('session.reopen', {});

/** @param {number | null} days from now on; null: for as long as the site keeps it */
export const keepSession = (days) => command('session.keep', { days });

/** @param {{title?: string, settings?: any}} change */
export const updateSession = (change) => command('session.update', change);

/** @param {string} person_id @param {string} role */
export const promotePerson = (person_id, role) => command('person.promote', { person_id, role });

/** @param {string} person_id */
export const removePerson = (person_id) => command('person.remove', { person_id });

/** @param {string} name */
export const addPerson = (name) => command('person.add', { name });

/** @param {string} name */
export const renameMe = (name) => command('person.update', { name });

/** @param {"facilitator" | "observer" | "screen"} role */
export const rotateLink = (role) => command('link.rotate', { role });

/** A note of someone without a device. @param {string} person_id @param {string} text @param {string} phase_id */
export const postFor = (person_id, text, phase_id) =>
  command('note.post', { note_id: newId(), kind: 'text', text, phase_id, for: person_id });

/** @param {string} person_id @param {{name?: string, side?: string, decider?: boolean}} change */
export const updatePerson = (person_id, change) => command('person.update', { person_id, ...change });

/** @param {string} to a person_id, or all @param {string} text */
export const sendNotice = (to, text) => command('notice.send', { to, text });

/** @param {string} person_id */
export const lowerHand = (person_id) => command('hand.raise', { raised: false, person_id });

/** @param {string} question_id */
export const releaseQuestion = (question_id) => command('question.release', { question_id });

/** @param {number} count 0 for none @param {"side" | "random"} balance */
export const splitGroups = (count, balance) => command('group.split', { count, balance });

/** @param {string} person_id @param {string | null} group_id */
export const moveToGroup = (person_id, group_id) => command('group.move', { person_id, group_id });

/** @param {string} group_id @param {{name?: string, theme_id?: string}} change */
export const updateGroup = (group_id, change) => command('group.update', { group_id, ...change });

export const startTurns = () => command('turn.start', {});

export const nextTurn = () => command('turn.next', {});

/** @param {string} [turn_id] */
export const skipTurn = (turn_id) => command('turn.skip', { turn_id });

/** @param {string} turn_id @param {string} with_id */
export const swapTurns = (turn_id, with_id) => command('turn.swap', { turn_id, with_id });

/** @param {string | null} note_id */
export const showSpotlight = (note_id) => command('spotlight.show', { note_id });

/** @param {string} person_id a new personal link for them */
export const relinkPerson = (person_id) => command('person.relink', { person_id });
