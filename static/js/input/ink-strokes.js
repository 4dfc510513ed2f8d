/** What the pointer does with the pen and with the eraser. */

import { growingStroke } from './ink-brush.js';
import { ERASER_RADIUS, eraseAlong } from './ink-hits.js';
import { strokesFrom } from './ink-items.js';

/** @typedef {import('../lib/sketch-points.js').Point} Point */
/** @typedef {import('./ink-pointer.js').Sample} Sample */
/** @typedef {{start: (sample: Sample) => void, move: (samples: readonly Sample[]) => void, end: () => void, cancel: () => void}} Gesture */

const FINGERTIP_PX = 8;
const MOST_PRESSURE = 15;

/**
 * @param {import('./ink-drawing.js').Drawing} drawing
 * @param {{pen: number, width: number}} tool
 * @param {boolean} pressed
 * @returns {Gesture}
 */
export const penGesture = (drawing, tool, pressed) => {
  const { paper } = drawing;
  const { pen, width } = tool;
  const ink = growingStroke(paper.context, tool, pressed);
  drawing.grow();
  const add = (/** @type {Sample} */ { clientX, clientY, pressure }) =>
    ink.add(paper.gridPoint(clientX, clientY), Math.round(pressure * MOST_PRESSURE));
  return {
    start: add,
    move: (samples) => samples.forEach(add),
    end: () => {
      ink.finish();
      drawing.keep(strokesFrom({ pen, width }, ink.points, ink.pressure));
    },
    cancel: drawing.giveUp,
  };
};

/**
 * @param {import('./ink-drawing.js').Drawing} drawing
 * @returns {Gesture}
 */
export const eraserGesture = (drawing) => {
  const { paper } = drawing;
  const radius = Math.max(ERASER_RADIUS, FINGERTIP_PX * paper.unit());
  const before = drawing.items();
  let left = before;
  /** @type {Point | null} */
  let last = null;
  const wipe = (/** @type {Sample} */ { clientX, clientY }) => {
    const point = paper.gridPoint(clientX, clientY);
    const now = eraseAlong(left, last ?? point, point, radius);
    last = point;
    if (now.length === left.length) return;
    left = now;
    drawing.redraw(left);
  };
  return {
    start: wipe,
    move: (samples) => samples.forEach(wipe),
    end: () => {
      if (left !== before) drawing.put(left);
    },
    cancel: () => drawing.redraw(),
  };
};
