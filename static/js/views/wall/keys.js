/** The wall's keys. Single letters work with the focus on a note alone, and can be switched off; each has a button. */

import { keysOn } from '../../lib/preferences.js';

/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("./doing.js").Doing} Doing */
/**
 * @typedef {object} AtNote
 * @property {string} id
 * @property {Note | undefined} note
 * @property {boolean} may
 * @property {Doing} does
 * @property {(id: string) => void} choose
 * @property {(id: string) => void} chooseTo
 * @property {() => void} carry
 * @property {() => void} menu
 * @property {import("../wall.js").Board} board
 */

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param {KeyboardEvent} event @param {AtNote} at @returns {boolean} whether it meant something */
export const noteKey = (event, at) => {
  const { id, may, does } = at;
  if (event.ctrlKey || event.metaKey) {
    return false;
  }
  if (event.altKey) {
    return may && event.key in ARROWS && shift(at, ARROWS[event.key] ?? [0, 0]);
  }
  switch (event.key) {
    case 'Enter':
      does.open(id);
      return true;
    case ' ':
      return may && (event.shiftKey ? at.chooseTo(id) : at.choose(id)) === undefined;
    case 'Escape':
      does.chooseNone();
      return true;
    default:
      return may && keysOn() && letter(event.key.toLowerCase(), at);
  }
};

/** @param {string} key @param {AtNote} at */
const letter = (key, { carry, menu }) => {
  switch (key) {
    case 'm':
      menu();
      return true;
    case 'c':
      carry();
      return true;
    default:
      return false;
  }
};

/** One place on within its theme; a loose note a little further. @param {AtNote} at @param {[number, number]} way */
const shift = ({ id, note, does, board }, [dx, dy]) => {
  if (note && typeof note.x === 'number' && note.theme_id === null) {
    does.nudge(note, dx, dy);
    return true;
  }
  const notes = board.groups.themes.get(note?.theme_id ?? '') ?? [];
  const from = notes.findIndex(({ note_id }) => note_id === id);
  const to = from + dx + dy;
  if (!note || from < 0 || to < 0 || to >= notes.length) {
    return from >= 0;
  }
  const before = notes[to > from ? to + 1 : to]?.note_id ?? null;
  does.drop([id], { kind: 'theme', id: note.theme_id ?? '', index: to, before });
  return true;
};

/** @param {KeyboardEvent} event @param {{does: Doing, may: boolean}} at @returns {boolean} */
export const boardKey = (event, { does, may }) => {
  const from = /** @type {HTMLElement} */ (event.target);
  if (from.closest('input, select, textarea, [popover], dialog')) {
    return false;
  }
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    return may && turnedBack(key, event.shiftKey, does);
  }
  return !event.altKey && keysOn() && single(key, does, may);
};

/** @param {string} key @param {boolean} shift @param {Doing} does */
const turnedBack = (key, shift, does) => {
  if (key === 'z') {
    (shift ? does.again : does.back)();
  } else if (key === 'y') {
    does.again();
  }
  return key === 'z' || key === 'y';
};

/** @param {string} key @param {Doing} does @param {boolean} may */
const single = (key, does, may) => {
  /** @type {Record<string, () => unknown>} */
  const keys = {
    '+': does.larger,
    '=': does.larger,
    '-': does.smaller,
    0: does.fit,
    ...(may ? { s: does.switchTool } : {}),
  };
  const run = keys[key];
  run?.();
  return run !== undefined;
};
