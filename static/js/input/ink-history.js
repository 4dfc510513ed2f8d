/** What stands on the paper, with undo and redo back to the white paper: each change keeps the list as it was. */

/** @typedef {import('./ink-items.js').Item} Item */
/** @typedef {{items: readonly Item[], past: readonly (readonly Item[])[], future: readonly (readonly Item[])[]}} History */

/**
 * @param {readonly Item[]} items
 * @returns {History}
 */
export const begin = (items = []) => ({ items, past: [], future: [] });

/**
 * The history after a change; what had been undone is gone.
 * @param {History} history
 * @param {readonly Item[]} items what now stands on the paper
 * @returns {History}
 */
export const change = (history, items) => ({
  items,
  past: [...history.past, history.items],
  future: [],
});

/** @param {History} history */
export const canUndo = (history) => history.past.length > 0;

/** @param {History} history */
export const canRedo = (history) => history.future.length > 0;

/**
 * @param {History} history
 * @returns {History}
 */
export const undo = (history) => {
  const items = history.past.at(-1);
  if (!items) return history;
  return { items, past: history.past.slice(0, -1), future: [...history.future, history.items] };
};

/**
 * @param {History} history
 * @returns {History}
 */
export const redo = (history) => {
  const items = history.future.at(-1);
  if (!items) return history;
  return { items, past: [...history.past, history.items], future: history.future.slice(0, -1) };
};
