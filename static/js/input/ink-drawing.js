/** The drawing: what stands on the paper, its history, and the canvas kept equal to it. */

import * as history from './ink-history.js';
import { fullness } from './ink-items.js';
import { mountPaper } from './ink-paper.js';

/** @typedef {import('./ink-items.js').Item} Item */
/** @typedef {ReturnType<typeof mountDrawing>} Drawing */

const NEARLY_FULL = 0.9;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {readonly Item[]} items
 * @param {{changed: () => void, full: () => void, nearlyFull: () => void}} tell
 */
export const mountDrawing = (canvas, items, tell) => {
  const paper = mountPaper(canvas);
  let steps = history.begin(items);
  let live = false;
  let stale = false; // a stroke in progress has lost its beginning on the canvas

  const redraw = (shown = steps.items) => {
    paper.redraw(shown);
    stale = live;
  };
  const settle = (/** @type {history.History} */ next) => {
    steps = next;
    redraw();
    tell.changed();
  };
  /** Whether there is room; says so if there is none, or little. */
  const hasRoom = (/** @type {readonly Item[]} */ next) => {
    const full = fullness(next);
    if (full > 1) tell.full();
    else if (full > NEARLY_FULL) tell.nearlyFull();
    return full <= 1;
  };

  return {
    paper,
    redraw,
    items: () => steps.items,
    canUndo: () => history.canUndo(steps),
    canRedo: () => history.canRedo(steps),
    undo: () => settle(history.undo(steps)),
    redo: () => settle(history.redo(steps)),
    fit: () => {
      if (paper.fit()) redraw();
    },
    /** From here on a stroke grows on the canvas, until it is kept or given up. */
    grow: () => {
      live = true;
      stale = false;
    },
    giveUp: () => {
      live = false;
      redraw();
    },
    /**
     * Change what stands on the paper; says whether there was room for it.
     * @param {readonly Item[]} next
     */
    put: (next) => {
      const room = hasRoom(next);
      if (room) settle(history.change(steps, next));
      else redraw();
      return room;
    },
    /**
     * Add strokes that the canvas already shows.
     * @param {readonly Item[]} strokes
     */
    keep: (strokes) => {
      live = false;
      const next = [...steps.items, ...strokes];
      const room = hasRoom(next);
      if (room) steps = history.change(steps, next);
      if (stale || !room) redraw();
      if (room) tell.changed();
    },
  };
};
