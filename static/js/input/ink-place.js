/** Where a stencil or label goes while it is being placed: a 10 by 7 grid for keys, and any size it can have. */

import { GRID_HEIGHT, GRID_WIDTH } from '../lib/sketch-points.js';
import { fontSize } from '../lib/sketch-shapes.js';

/** @typedef {import('./ink-items.js').Stencil} Stencil */
/** @typedef {import('./ink-items.js').Label} Label */
/** @typedef {Stencil | Label} Placeable */

export const COLUMNS = 10;
export const ROWS = 7;
export const SCALES = Object.freeze([0.5, 0.75, 1, 1.5, 2, 3, 4, 6]);
export const FIRST_SCALE = 2;
const LABEL_MARGIN = 20;

/**
 * The cell of the grid in which an item stands, counted from 0.
 * @param {Placeable} item
 */
export const cellOf = (item) => ({
  column: clamp(Math.floor(item.x / (GRID_WIDTH / COLUMNS)), COLUMNS - 1),
  row: clamp(Math.floor(item.y / (GRID_HEIGHT / ROWS)), ROWS - 1),
});

/**
 * The item in the middle of a cell; a label, which runs to the right, near its left edge.
 * @template {Placeable} T
 * @param {T} item
 * @param {number} column
 * @param {number} row
 * @returns {T}
 */
export const inCell = (item, column, row) => {
  const [wide, high] = [GRID_WIDTH / COLUMNS, GRID_HEIGHT / ROWS];
  const left = clamp(column, COLUMNS - 1) * wide;
  const middle = (clamp(row, ROWS - 1) + 0.5) * high;
  if (item.kind === 'stencil') return { ...item, x: Math.round(left + wide / 2), y: Math.round(middle) };
  const baseline = Math.round(middle + fontSize(item.size) / 3);
  return { ...item, x: Math.round(left + LABEL_MARGIN), y: Math.min(GRID_HEIGHT, baseline) };
};

/**
 * The item one step along the grid.
 * @template {Placeable} T
 * @param {T} item
 * @param {number} across
 * @param {number} down
 * @returns {T}
 */
export const stepped = (item, across, down) => {
  const { column, row } = cellOf(item);
  return inCell(item, column + across, row + down);
};

/**
 * The item one size larger (1) or smaller (-1), if there is one.
 * @template {Placeable} T
 * @param {T} item
 * @param {1 | -1} by
 * @returns {T}
 */
export const resized = (item, by) => {
  if (item.kind === 'label') return { ...item, size: Math.min(3, Math.max(1, item.size + by)) };
  const next = by > 0 ? SCALES.find((one) => one > item.scale) : SCALES.findLast((one) => one < item.scale);
  return { ...item, scale: next ?? item.scale };
};

/**
 * @param {number} value
 * @param {number} most
 */
const clamp = (value, most) => Math.min(most, Math.max(0, value));
