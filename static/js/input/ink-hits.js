/** What lies under the eraser: the topmost thing within its reach. */

import { fontSize, labelLines, STENCIL_WIDTH } from '../lib/sketch-shapes.js';
import { squaredDistance } from '../lib/sketch-simplify.js';

/** @typedef {import('../lib/sketch-points.js').Point} Point */
/** @typedef {import('./ink-items.js').Item} Item */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

export const ERASER_RADIUS = 12;
const STEP = 8;

/**
 * The items that a move of the eraser leaves standing.
 * @param {readonly Item[]} items
 * @param {Point} from
 * @param {Point} to
 * @param {number} radius
 */
export const eraseAlong = (items, from, to, radius = ERASER_RADIUS) => {
  const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / STEP));
  let left = items;
  for (let step = 0; step <= steps; step += 1) {
    const part = step / steps;
    const index = hit(left, [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part], radius);
    if (index >= 0) left = left.filter((_, at) => at !== index);
  }
  return left;
};

/**
 * The index of the topmost item at a point, or -1.
 * @param {readonly Item[]} items
 * @param {Point} point
 * @param {number} radius
 */
export const hit = (items, point, radius = ERASER_RADIUS) =>
  items.findLastIndex((item) => touches(item, point, radius));

/**
 * @param {Item} item
 * @param {Point} point
 * @param {number} radius
 */
const touches = (item, point, radius) => {
  if (item.kind === 'layout') return false;
  if (item.kind === 'stroke') return nearLine(item.points, point, radius + item.width / 2);
  const box = boxOf(item);
  return (
    point[0] >= box.left - radius &&
    point[0] <= box.right + radius &&
    point[1] >= box.top - radius &&
    point[1] <= box.bottom + radius
  );
};

/**
 * @param {readonly Point[]} points
 * @param {Point} point
 * @param {number} reach
 */
const nearLine = (points, point, reach) =>
  points.some(
    (end, index) => squaredDistance(point, points[Math.max(0, index - 1)] ?? end, end) <= reach * reach,
  );

/**
 * @param {import('./ink-items.js').Stencil | import('./ink-items.js').Label} item
 * @returns {Box}
 */
export const boxOf = (item) => {
  const { x, y } = item;
  if (item.kind === 'stencil') {
    const half = (item.scale * STENCIL_WIDTH) / 2;
    return { left: x - half, top: y - half, right: x + half, bottom: y + half };
  }
  const font = fontSize(item.size);
  const lines = labelLines(item.text, x, item.size);
  const letters = Math.max(...lines.map((line) => [...line].length));
  const bottom = y + (lines.length - 1) * font * 1.2 + font * 0.25;
  return { left: x, top: y - font * 0.8, right: x + letters * font * 0.55, bottom };
};
