/** Where the arrow keys lead: to the nearest card on the wall, to the next one in a list, with Ctrl to the next theme. */

import { beside } from '../../model/spatial.js';

/** @typedef {import("../wall.js").Board} Board */

/** So many cards around are looked at for the one above or below. */
const AROUND = 40;

/** @param {Board} board @param {string} id @param {KeyboardEvent} event @returns {string | null} */
export const nextNote = (board, id, event) => {
  const lists = listsOf(board);
  const at = lists.findIndex((list) => list.includes(id));
  const wide = event.ctrlKey || event.metaKey;
  if (event.key === 'Home' || event.key === 'End') {
    const among = wide ? board.order : (lists[at] ?? []);
    return among.at(event.key === 'Home' ? 0 : -1) ?? null;
  }
  return wide ? (lists[at + wayOf(event.key)]?.[0] ?? null) : stepFrom(board, id, event, lists[at] ?? []);
};

/** @param {Board} board @param {string} id @param {KeyboardEvent} event @param {string[]} list */
const stepFrom = (board, id, event, list) => {
  const { stage } = board;
  if (stage.on() && stage.layout().cards.has(id)) {
    return beside(stage.layout().cards, id, event.key);
  }
  return event.key === 'ArrowUp' || event.key === 'ArrowDown'
    ? above(board, list, id, event.key)
    : (board.order[board.order.indexOf(id) + wayOf(event.key)] ?? null);
};

/** The lists that have notes, in the order in which they are read. @param {Board} board @returns {string[][]} */
const listsOf = ({ tray, groups }) =>
  [tray, ...groups.themes.values(), groups.spots, groups.parked]
    .map((notes) => notes.map(({ note_id }) => note_id))
    .filter((ids) => ids.length > 0);

/** @param {string} key */
const wayOf = (key) => (key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1);

/** In the page's flow: the closest one of the same list above or below. @param {Board} board @param {string[]} list @param {string} id @param {string} key */
const above = ({ cards, order }, list, id, key) => {
  const from = cards.get(id)?.li.getBoundingClientRect();
  const at = list.indexOf(id);
  let best = null;
  let least = Number.POSITIVE_INFINITY;
  for (const other of list.slice(Math.max(0, at - AROUND), at + AROUND)) {
    const box = cards.get(other)?.li.getBoundingClientRect();
    if (from && box) {
      const down = (box.top - from.top) * wayOf(key);
      const far = down * 3 + Math.abs(box.left - from.left);
      if (down > from.height / 2 && far < least) {
        least = far;
        best = other;
      }
    }
  }
  return best ?? order[order.indexOf(id) + wayOf(key)] ?? null;
};
