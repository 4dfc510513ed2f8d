/** How things get onto a canvas: strokes while they grow, and whole items as the wire's SVG has them. */

import { FAINT, LAYOUT_LINE, LAYOUTS } from '../lib/sketch-layouts.js';
import { bandWidth, bend, strokePaths } from '../lib/sketch-path.js';
import { FONTS, fontSize, labelLines, penColour, stencilLine, stencilScale } from '../lib/sketch-shapes.js';
import { STENCIL_SIDE, STENCILS } from '../lib/sketch-stencils.js';

/** @typedef {import('../lib/sketch-points.js').Point} Point */
/** @typedef {import('./ink-items.js').Item} Item */
/** @typedef {{pen: number, width: number}} Tool */

/** @type {WeakMap<object, Array<{path: Path2D, width: number}>>} */
const paths = new WeakMap();

/**
 * Ink that grows on the canvas as points come; cost is what is new, never the whole stroke.
 * @param {CanvasRenderingContext2D} context
 * @param {Tool} tool
 * @param {boolean} pressed
 */
export const growingStroke = (context, { pen, width }, pressed) => {
  /** @type {Point[]} */
  const points = [];
  /** @type {number[]} */
  const pressure = [];
  /** @type {Point} */
  let drawnTo = [0, 0];
  const thick = (/** @type {number} */ index) =>
    pressed ? bandWidth(/** @type {number} */ (pressure[index]), width) : width;

  const drawUpTo = (/** @type {Point} */ after) => {
    const last = points.length - 1;
    const [before, point] = [/** @type {Point} */ (points[last - 1]), /** @type {Point} */ (points[last])];
    const piece = bend(drawnTo, before, point, after, last);
    context.strokeStyle = penColour(pen);
    context.lineWidth = thick(last);
    context.beginPath();
    context.moveTo(...piece.start);
    if (piece.lead) context.lineTo(...piece.lead);
    context.quadraticCurveTo(point[0], point[1], ...piece.end);
    context.stroke();
    drawnTo = piece.end;
  };

  return {
    points,
    pressure,
    /**
     * @param {Point} point
     * @param {number} force 0 to 15
     */
    add: (point, force) => {
      const last = points.at(-1);
      if (last && last[0] === point[0] && last[1] === point[1]) return;
      if (points.length > 1) drawUpTo(point);
      points.push(point);
      if (pressed) pressure.push(force);
      if (points.length === 1) {
        drawnTo = point;
        drawDot(context, point, penColour(pen), thick(0));
      }
    },
    finish: () => {
      const last = /** @type {Point} */ (points.at(-1));
      context.strokeStyle = penColour(pen);
      context.lineWidth = thick(points.length - 1);
      context.beginPath();
      context.moveTo(...drawnTo);
      context.lineTo(...last);
      context.stroke();
    },
  };
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Item} item
 */
export const drawItem = (context, item) => {
  if (item.kind === 'stroke') drawStroke(context, item);
  else if (item.kind === 'stencil') drawStencil(context, item);
  else if (item.kind === 'label') drawLabel(context, item);
  else drawLayout(context, item.id);
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./ink-items.js').Stroke} stroke
 */
const drawStroke = (context, stroke) => {
  const { points, pressure, pen, width } = stroke;
  if (points.length === 1) {
    const thick = pressure.length > 0 ? bandWidth(/** @type {number} */ (pressure[0]), width) : width;
    drawDot(context, /** @type {Point} */ (points[0]), penColour(pen), thick);
    return;
  }
  const drawn =
    paths.get(stroke) ??
    strokePaths(points, pressure, width).map(({ d, width: thick }) => ({
      path: new Path2D(d),
      width: thick,
    }));
  paths.set(stroke, drawn);
  context.strokeStyle = penColour(pen);
  for (const { path, width: thick } of drawn) {
    context.lineWidth = thick;
    context.stroke(path);
  }
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./ink-items.js').Stencil} stencil
 */
const drawStencil = (context, { id, x, y, scale, pen }) => {
  const size = stencilScale(scale);
  context.save();
  context.translate(x, y);
  context.scale(size, size);
  context.translate(-STENCIL_SIDE / 2, -STENCIL_SIDE / 2);
  context.strokeStyle = penColour(pen);
  context.lineWidth = stencilLine(scale);
  context.stroke(new Path2D(STENCILS[id] ?? ''));
  context.restore();
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} id
 */
const drawLayout = (context, id) => {
  context.strokeStyle = FAINT;
  context.lineWidth = LAYOUT_LINE;
  context.stroke(new Path2D(LAYOUTS[id] ?? ''));
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./ink-items.js').Label} label
 */
const drawLabel = (context, { x, y, size, pen, text }) => {
  const font = fontSize(size);
  context.font = `${font}px ${FONTS}`;
  context.fillStyle = penColour(pen);
  labelLines(text, x, size).forEach((line, row) => {
    context.fillText(line, x, y + row * font * 1.2);
  });
};

/**
 * A canvas may leave out lines of no length, so a dot is a disc.
 * @param {CanvasRenderingContext2D} context
 * @param {Point} point
 * @param {string} colour
 * @param {number} width
 */
const drawDot = (context, [x, y], colour, width) => {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, width / 2, 0, 2 * Math.PI);
  context.fill();
};
