/** Commands that put the wall in order: notes and themes. */

import { command } from './commands.js';
import { newId } from './ids.js';

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

/** @param {string[]} note_ids @param {string} onto */
export const stackNotes = (note_ids, onto) => command('note.stack', { note_ids, onto });

/** @param {string[]} note_ids */
export const unstackNotes = (note_ids) => command('note.unstack', { note_ids });

/** @param {string[]} note_ids @param {number} x @param {number} y wall units @param {number} [columns] as a block of so many */
export const placeNotes = (note_ids, x, y, columns) => command('note.place', { note_ids, x, y, columns });
