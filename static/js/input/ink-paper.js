/** The canvas: opaque, low latency, drawn on without clearing while the pen moves. */

import { GRID_HEIGHT, GRID_WIDTH } from '../lib/sketch-points.js';
import { PAPER } from '../lib/sketch-shapes.js';
import { drawItem } from './ink-brush.js';

/** @typedef {import('../lib/sketch-points.js').Point} Point */
/** @typedef {import('./ink-items.js').Item} Item */
/** @typedef {{x: number, y: number, zoom: number}} View the grid point at the top left, and how near */

const MOST_ZOOM = 4;
const MOST_DENSITY = 2;

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
      for (const kind of ['layout', 'stencil', 'stroke', 'label']) {
        for (const item of items) if (item.kind === kind) drawItem(context, item);
      }
    },
  };
};

/**
 * @param {number} value
 * @param {number} most
 */
const clamp = (value, most) => Math.min(most, Math.max(0, value));
