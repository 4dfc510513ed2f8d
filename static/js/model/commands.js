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

/** @param {string} note_id @param {string} text */
export const addRemark = (note_id, text) => command('remark.add', { note_id, text });

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
