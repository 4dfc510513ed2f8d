/** The things on the paper, as the pad holds them: strokes decoded, stencils, labels. */

import { decodePoints, encodePoints, MOST_POINTS } from '../lib/sketch-points.js';
import { simplify } from '../lib/sketch-simplify.js';

/** @typedef {import('../lib/sketch-points.js').Point} Point */
/** @typedef {import('../lib/sketch-shapes.js').Sketch} Sketch */
/** @typedef {import('../lib/sketch-shapes.js').StrokeForm} StrokeForm */
/** @typedef {{kind: 'stroke', pen: number, width: number, points: readonly Point[], pressure: readonly number[]}} Stroke */
/** @typedef {{kind: 'stencil'} & import('../lib/sketch-shapes.js').Stencil} Stencil */
/** @typedef {{kind: 'label', given?: boolean} & import('../lib/sketch-shapes.js').Label} Label `given`: came with a layout */
/** @typedef {{kind: 'layout', id: string}} Layout faint lines under everything */
/** @typedef {Stroke | Stencil | Label | Layout} Item */

export const MOST_STROKES = 400;
export const MOST_BYTES = 48 * 1024;

/** @type {WeakMap<Stroke, StrokeForm>} strokes never change, so each is encoded once */
const encoded = new WeakMap();

/**
 * @param {Sketch | null | undefined} sketch
 * @returns {Item[]}
 */
export const itemsOf = (sketch) => {
  if (!sketch) return [];
  return [
    ...(sketch.layout ? [/** @type {Layout} */ ({ kind: 'layout', id: sketch.layout })] : []),
    ...(sketch.stencils ?? []).map((stencil) => /** @type {Stencil} */ ({ kind: 'stencil', ...stencil })),
    ...sketch.strokes.map((form) => decoded(form)),
    ...(sketch.labels ?? []).map((label) => /** @type {Label} */ ({ kind: 'label', ...label })),
  ];
};

/**
 * The sketch as the wire has it, or null for an empty paper.
 * @param {readonly Item[]} items
 * @returns {Sketch | null}
 */
export const sketchOf = (items) => {
  if (items.every(({ kind }) => kind === 'layout')) return null;
  /** @type {Required<Omit<Sketch, "layout">>} */
  const sketch = { v: 1, strokes: [], stencils: [], labels: [] };
  for (const item of items) {
    if (item.kind === 'stroke') sketch.strokes.push(formOf(item));
    else if (item.kind === 'stencil') sketch.stencils.push(bare(item));
    else if (item.kind === 'label') sketch.labels.push(bare(item));
  }
  const layout = items.find((item) => item.kind === 'layout')?.id;
  const { stencils, labels, ...rest } = sketch;
  return {
    ...rest,
    ...(stencils.length > 0 && { stencils }),
    ...(labels.length > 0 && { labels }),
    ...(layout && { layout }),
  };
};

/**
 * Whether a person has put anything on the paper: a layout and the words that came with it are nobody's drawing.
 * @param {readonly Item[]} items
 */
export const isDrawn = (items) =>
  items.some((item) => item.kind !== 'layout' && !(item.kind === 'label' && item.given));

/**
 * What the pen drew as strokes that the wire takes: simplified, and cut where one is too long.
 * @param {{pen: number, width: number}} tool
 * @param {readonly Point[]} points
 * @param {readonly number[]} pressure
 * @returns {Stroke[]}
 */
export const strokesFrom = ({ pen, width }, points, pressure) => {
  const kept = simplify(points);
  const strokes = [];
  for (let from = 0; from === 0 || from < kept.length - 1; from += MOST_POINTS - 1) {
    const part = kept.slice(from, from + MOST_POINTS);
    strokes.push(
      /** @type {Stroke} */ ({
        kind: 'stroke',
        pen,
        width,
        points: part.map((index) => points[index]),
        pressure: pressure.length > 0 ? part.map((index) => pressure[index]) : [],
      }),
    );
  }
  return strokes;
};

/**
 * How full the paper is: 1 is the most that the server takes.
 * @param {readonly Item[]} items
 */
export const fullness = (items) => {
  const strokes = items.filter((item) => item.kind === 'stroke').length;
  const bytes = new TextEncoder().encode(JSON.stringify(sketchOf(items))).length;
  return Math.max(strokes / MOST_STROKES, bytes / MOST_BYTES);
};

/**
 * @param {StrokeForm} form
 * @returns {Stroke}
 */
const decoded = (form) => {
  const { points, pressure } = decodePoints(form.points, form.pressure);
  /** @type {Stroke} */
  const stroke = { kind: 'stroke', pen: form.pen, width: form.width, points, pressure };
  encoded.set(stroke, form);
  return stroke;
};

/**
 * @param {Stroke} stroke
 * @returns {StrokeForm}
 */
const formOf = (stroke) => {
  const known = encoded.get(stroke);
  if (known) return known;
  const { pen, width, points, pressure } = stroke;
  const form = { pen, width, pressure: pressure.length > 0, points: encodePoints(points, pressure) };
  encoded.set(stroke, form);
  return form;
};

/**
 * @template {Stencil | Label} T
 * @param {T} item
 * @returns {Omit<T, 'kind'>}
 */
const bare = ({ kind: _, ...rest }) => {
  const { given: __, ...form } = /** @type {any} */ (rest);
  return form;
};
