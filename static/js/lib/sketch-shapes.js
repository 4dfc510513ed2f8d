/** A sketch as plain shapes, one for each SVG element: the twin of board/wire/sketch_svg.py. */

import { FAINT, LAYOUT_LINE, LAYOUTS } from './sketch-layouts.js';
import { strokePaths } from './sketch-path.js';
import { decodePoints, GRID_HEIGHT, GRID_WIDTH } from './sketch-points.js';
import { STENCIL_SIDE, STENCILS } from './sketch-stencils.js';

/** @typedef {{pen: number, width: number, pressure: boolean, points: string}} StrokeForm */
/** @typedef {{id: string, x: number, y: number, scale: number, pen: number}} Stencil */
/** @typedef {{x: number, y: number, size: number, pen: number, text: string}} Label */
/** @typedef {{v: 1, strokes: StrokeForm[], stencils?: Stencil[], labels?: Label[], layout?: string}} Sketch the JSON of the wire */
/** @typedef {{tag: string, attributes: Record<string, string>, text: string}} Shape */

/** Black, blue, red, green, purple, brown. */
export const PENS = Object.freeze(['#1B1F24', '#0A4E96', '#A01030', '#075A2E', '#4A2AA8', '#6A3A00']);
export const WIDTHS = Object.freeze([5, 9, 16]);
export const PAPER = '#FFFFFF';
export const FONTS = 'Atkinson Hyperlegible Next, system-ui, Arial, sans-serif';
export const FONT_SIZES = Object.freeze([0, 40, 60, 90]);
export const STENCIL_WIDTH = 100;
const STENCIL_PEN = 9;
const LEAST_LETTERS = 6;

/**
 * What to draw, from the paper up: the layout, stencils, then strokes, then labels on top.
 * @param {Sketch} sketch
 * @returns {Shape[]}
 */
export const shapes = (sketch) => [
  shape('rect', { width: String(GRID_WIDTH), height: String(GRID_HEIGHT), fill: PAPER }),
  ...(sketch.layout ? [layoutShape(sketch.layout)] : []),
  ...(sketch.stencils ?? []).map(stencilShape),
  ...runs(sketch.strokes).flatMap(penShapes),
  ...(sketch.labels ?? []).flatMap(labelShapes),
];

/** @param {string} layout */
const layoutShape = (layout) =>
  shape('path', { d: LAYOUTS[layout] ?? '', stroke: FAINT, 'stroke-width': String(LAYOUT_LINE) });

/**
 * Strokes that follow each other in one pen: one path a width keeps the elements on the wall few.
 * @param {readonly StrokeForm[]} strokes
 */
const runs = (strokes) => {
  /** @type {StrokeForm[][]} */
  const found = [];
  for (const stroke of strokes) {
    const run = found.at(-1);
    if (run?.[0]?.pen === stroke.pen) run.push(stroke);
    else found.push([stroke]);
  }
  return found;
};

/**
 * @param {readonly StrokeForm[]} strokes
 * @returns {Shape[]}
 */
const penShapes = (strokes) => {
  /** @type {Map<number, string>} */
  const drawn = new Map();
  for (const stroke of strokes) {
    const { points, pressure } = decodePoints(stroke.points, stroke.pressure);
    for (const { d, width } of strokePaths(points, pressure, stroke.width)) {
      drawn.set(width, (drawn.get(width) ?? '') + d);
    }
  }
  const colour = penColour(/** @type {StrokeForm} */ (strokes[0]).pen);
  return [...drawn].map(([width, d]) => shape('path', { d, stroke: colour, 'stroke-width': String(width) }));
};

/**
 * A stencil as a path, its line as thick as the middle pen whatever its scale.
 * @param {Stencil} stencil
 */
export const stencilShape = ({ id, x, y, scale, pen }) => {
  const middle = STENCIL_SIDE / 2;
  return shape('path', {
    d: STENCILS[id] ?? '',
    transform: `translate(${x} ${y})scale(${stencilScale(scale)})translate(-${middle} -${middle})`,
    stroke: penColour(pen),
    'stroke-width': String(stencilLine(scale)),
  });
};

/** @param {number} scale */
export const stencilScale = (scale) => thousandths((scale * STENCIL_WIDTH) / STENCIL_SIDE);

/** @param {number} scale */
export const stencilLine = (scale) =>
  thousandths((STENCIL_PEN * Math.min(1, scale) * STENCIL_SIDE) / (STENCIL_WIDTH * scale));

/**
 * A label as one text element a line.
 * @param {Label} label
 */
export const labelShapes = ({ x, y, size, pen, text }) => {
  const font = fontSize(size);
  return labelLines(text, x, size).map((line, row) =>
    shape(
      'text',
      {
        x: String(x),
        y: String(y + (row * font * 6) / 5),
        'font-size': String(font),
        fill: penColour(pen),
      },
      line,
    ),
  );
};

/**
 * Break a label at its spaces so that it stays on the paper, by an average letter's width.
 * @param {string} text
 * @param {number} x
 * @param {number} size
 */
export const labelLines = (text, x, size) => {
  const most = Math.max(LEAST_LETTERS, Math.floor(((GRID_WIDTH - x) * 20) / (11 * fontSize(size))));
  /** @type {string[]} */
  const lines = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && [...longer].length > most) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
};

/** @param {number} size */
export const fontSize = (size) => /** @type {number} */ (FONT_SIZES[size]);

/** @param {number} pen */
export const penColour = (pen) => /** @type {string} */ (PENS[pen]);

/** @param {number} number */
const thousandths = (number) => Math.floor(number * 1000 + 0.5) / 1000;

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @returns {Shape}
 */
const shape = (tag, attributes, text = '') => ({ tag, attributes, text });
