/** What a person may ask for: one function per intention; `op_id` is made once, so that a resend is the same command. */

import { newId } from './ids.js';

/** @typedef {import("../types.d.ts").Command} Command */

/**
 * @param {string} type
 * @param {Record<string, any>} fields those that are undefined are left out
 * @returns {Command}
 */
export const command = (type, fields) => {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { op_id: newId(), type, ...Object.fromEntries(given) };
};

/** @param {{kind: "text" | "sketch" | "photo", text?: string, sketch?: any, photoId?: string, caption?: string, phaseId?: string, colour?: string, buildsOn?: string, column?: number, language?: string}} note */
export const postNote = ({
  kind,
  text,
  sketch,
  photoId,
  caption,
  phaseId,
  colour,
  buildsOn,
  column,
  language,
}) =>
  command('note.post', {
    note_id: newId(),
    kind,
    text,
    sketch,
    photo_id: photoId,
    caption,
    phase_id: phaseId,
    colour,
    builds_on: buildsOn,
    column,
    language,
  });

/** @param {string} note_id @param {{text?: string, sketch?: any, caption?: string, column?: number}} change */
export const editNote = (note_id, change) => command('note.edit', { note_id, ...change });

/** @param {string} note_id */
export const discardNote = (note_id) => command('note.discard', { note_id });

/** @param {string} note_id */
export const restoreNote = (note_id) => command('note.restore', { note_id });

/** @param {string} note_id @param {boolean} parked */
export const parkNote = (note_id, parked) => command('note.park', { note_id, parked });

/** @param {string} note_id @param {string} caption */
export const describeNote = (note_id, caption) => command('note.describe', { note_id, caption });

/** @param {string} note_id @param {boolean} hidden */
export const hideNote = (note_id, hidden) => command('note.hide', { note_id, hidden });

/** @param {string[]} note_ids @param {string | null} theme_id @param {string | null} [before] */
export const fileNotes = (note_ids, theme_id, before) => command('note.file', { note_ids, theme_id, before });

/** @param {string} title @param {string[]} note_ids */
export const formTheme = (title, note_ids) => command('theme.form', { theme_id: newId(), title, note_ids });

/** @param {string} theme_id @param {string} title */
export const nameTheme = (theme_id, title) => command('theme.name', { theme_id, title });

/** @param {string} theme_id @param {string} into */
export const mergeTheme = (theme_id, into) => command('theme.merge', { theme_id, into });

/** @param {string} theme_id */
export const dissolveTheme = (theme_id) => command('theme.dissolve', { theme_id });

/** @param {string} theme_id @param {string | null} before */
export const moveTheme = (theme_id, before) => command('theme.move', { theme_id, before });

/** Adds what the preview of a file has listed. @param {string} preview_id */
export const bringIn = (preview_id) => command('session.import', { preview_id });

/** @param {string} theme_id @param {boolean} locked */
export const lockTheme = (theme_id, locked) => command('theme.lock', { theme_id, locked });

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

/** @param {{title: string, themeId: string | null, noteIds: string[]}} proposal */
export const draftProposal = ({ title, themeId, noteIds }) =>
  command('proposal.draft', { proposal_id: newId(), title, theme_id: themeId, note_ids: noteIds });

/** @param {string} proposal_id @param {Record<string, string>} fields @param {number} [base] the seq at which they were last seen */
export const reviseProposal = (proposal_id, fields, base) =>
  command('proposal.revise', { proposal_id, fields, base });

/** @param {string} proposal_id @param {string[]} note_ids */
export const linkProposal = (proposal_id, note_ids) => command('proposal.link', { proposal_id, note_ids });

/** @param {string} proposal_id @param {string} status */
export const setStatus = (proposal_id, status) => command('proposal.status', { proposal_id, status });

/** @param {string} proposal_id */
export const acceptProposal = (proposal_id) => command('proposal.accept', { proposal_id });

/** @param {string} proposal_id */
export const declineProposal = (proposal_id) => command('proposal.decline', { proposal_id });

/** Another way to say what is proposed. @param {string} proposal_id @param {string} text */
export const offerWording = (proposal_id, text) =>
  command('wording.offer', { proposal_id, wording_id: newId(), text });

/** @param {string} proposal_id @param {string} wording_id */
export const agreeWording = (proposal_id, wording_id) =>
  command('wording.agree', { proposal_id, wording_id });

/** @param {string} proposal_id @param {string} concern_id @param {string} text what is done about it */
export const answerConcern = (proposal_id, concern_id, text) =>
  command('concern.answer', { proposal_id, concern_id, text });

/** @param {string} proposal_id @param {number} value */
export const setSupport = (proposal_id, value) => command('support.set', { proposal_id, value });

/** @param {string} proposal_id @param {string} text @param {boolean} anonymous */
export const raiseConcern = (proposal_id, text, anonymous) =>
  command('concern.raise', { proposal_id, text, anonymous });

/** @param {string} view */
export const showScreen = (view) => command('screen.show', { view });

/** @param {boolean} locked */
export const lockSession = (locked) => command('session.lock', { locked });

/** @param {boolean} frozen */
export const freezeSession = (frozen) => command('session.freeze', { frozen });

export const closeSession = () => command('session.close', {});

export const reopenSession = () => command('session.reopen', {});

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

/** @param {string} note_id @param {string} text */
export const addRemark = (note_id, text) => command('remark.add', { note_id, text });

/** @param {string} person_id a new personal link for them */
export const relinkPerson = (person_id) => command('person.relink', { person_id });

/** @param {string} undoes the op_id of one's own command */
export const undoCommand = (undoes) => command('undo', { undoes });

/** @param {boolean} done */
export const setDone = (done) => command('done.set', { done });

/** @param {boolean} raised */
export const raiseHand = (raised) => command('hand.raise', { raised });

/** @param {string} text private to the facilitators */
export const askQuestion = (text) => command('question.ask', { text });

/** @param {"drawing_before" | "drawing_after"} about @param {number} value 1 to 5 */
export const givePulse = (about, value) => command('pulse.give', { about, value });

/** One line of thanks. @param {string} to a person_id @param {string} text @param {boolean} shared for all to read */
export const giveThanks = (to, text, shared) => command('thanks.give', { to, text, shared });

/** @param {any} badge a sketch */
export const wearBadge = (badge) => command('person.update', { badge });

/** @param {string} side */
export const chooseSide = (side) => command('person.update', { side });

/** @param {{target_id: string, value?: number, mark_id?: string, x?: number, y?: number}} mark */
export const setMark = ({ mark_id, target_id, value = 1, x, y }) =>
  command('mark.set', { mark_id: mark_id ?? newId(), target_id, value, x, y });

/** @param {string} mark_id */
export const clearMark = (mark_id) => command('mark.clear', { mark_id });

/** @param {string[]} note_ids @param {string} onto */
export const stackNotes = (note_ids, onto) => command('note.stack', { note_ids, onto });

/** @param {string[]} note_ids */
export const unstackNotes = (note_ids) => command('note.unstack', { note_ids });

/** @param {string[]} note_ids @param {number} x @param {number} y wall units @param {number} [columns] as a block of so many */
export const placeNotes = (note_ids, x, y, columns) => command('note.place', { note_ids, x, y, columns });
