/** The canvas: opaque, low latency, drawn on without clearing while the pen moves. */

import { bandWidth, bend, strokePaths } from '../lib/sketch-path.js';
import { GRID_HEIGHT, GRID_WIDTH } from '../lib/sketch-points.js';
import {
  FONTS,
  fontSize,
  labelLines,
  PAPER,
  penColour,
  stencilLine,
  stencilScale,
} from '../lib/sketch-shapes.js';
import { STENCIL_SIDE, STENCILS } from '../lib/sketch-stencils.js';

/** @typedef {import('../lib/sketch-points.js').Point} Point */
/** @typedef {import('./ink-items.js').Item} Item */
/** @typedef {{x: number, y: number, zoom: number}} View the grid point at the top left, and how near */
/** @typedef {{pen: number, width: number}} Tool */

const MOST_ZOOM = 4;
const MOST_DENSITY = 2;

/** @type {WeakMap<object, Array<{path: Path2D, width: number}>>} */
const paths = new WeakMap();

/** @param {HTMLCanvasElement} canvas */
export const mountPaper = (canvas) => {
  const context = canvas.getContext('2d', { alpha: false, desynchronized: true });
  if (!context) throw new Error('This browser has no canvas to draw on.');
  /** @type {View} */
  const view = { x: 0, y: 0, zoom: 1 };
  /** @type {DOMRect} */
  let place = canvas.getBoundingClientRect();

  const transform = () => {
    const scale = (canvas.width / GRID_WIDTH) * view.zoom;
    context.setTransform(scale, 0, 0, scale, -view.x * scale, -view.y * scale);
    context.lineCap = 'round';
    context.lineJoin = 'round';
  };

  return {
    view,
    context,
    /** Read the place anew; a stroke calls it once, at its start. */
    measure: () => {
      place = canvas.getBoundingClientRect();
    },
    /** Fit the canvas's pixels to its size on the page; says whether there is anything to draw on. */
    fit: () => {
      place = canvas.getBoundingClientRect();
      const density = Math.min(devicePixelRatio || 1, MOST_DENSITY);
      canvas.width = Math.round(place.width * density);
      canvas.height = Math.round(place.height * density);
      return canvas.width > 0;
    },
    /** How many grid units a CSS pixel is. */
    unit: () => GRID_WIDTH / (place.width * view.zoom),
    /**
     * The whole-numbered grid point under a place on the page, at the edge if it lies outside.
     * @param {number} clientX
     * @param {number} clientY
     * @returns {Point}
     */
    gridPoint: (clientX, clientY) => {
      const unit = GRID_WIDTH / (place.width * view.zoom);
      return [
        clamp(Math.round((clientX - place.left) * unit + view.x), GRID_WIDTH),
        clamp(Math.round((clientY - place.top) * unit + view.y), GRID_HEIGHT),
      ];
    },
    /**
     * Change the view about a place on the page: nearer or further, and along.
     * @param {{factor?: number, dx?: number, dy?: number, clientX?: number, clientY?: number}} by
     */
    look: ({ factor = 1, dx = 0, dy = 0, clientX, clientY }) => {
      const zoom = Math.min(MOST_ZOOM, Math.max(1, view.zoom * factor));
      const across = ((clientX ?? place.left + place.width / 2) - place.left) * (GRID_WIDTH / place.width);
      const down = ((clientY ?? place.top + place.height / 2) - place.top) * (GRID_WIDTH / place.width);
      const unit = GRID_WIDTH / (place.width * zoom);
      const x = view.x + across / view.zoom - across / zoom - dx * unit;
      const y = view.y + down / view.zoom - down / zoom - dy * unit;
      view.zoom = zoom;
      view.x = clamp(x, GRID_WIDTH - GRID_WIDTH / zoom);
      view.y = clamp(y, GRID_HEIGHT - GRID_HEIGHT / zoom);
    },
    /** @param {readonly Item[]} items */
    redraw: (items) => {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.fillStyle = PAPER;
      context.fillRect(0, 0, canvas.width, canvas.height);
      transform();
      // The order in which the wire's SVG draws them.
      for (const kind of ['stencil', 'stroke', 'label']) {
        for (const item of items) if (item.kind === kind) drawItem(context, item);
      }
    },
  };
};

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
const drawItem = (context, item) => {
  if (item.kind === 'stroke') drawStroke(context, item);
  else if (item.kind === 'stencil') drawStencil(context, item);
  else drawLabel(context, item);
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

/**
 * @param {number} value
 * @param {number} most
 */
const clamp = (value, most) => Math.min(most, Math.max(0, value));
