/** A sketch in the page: inline SVG for a note, and the sketch's own vocabulary in one import. */

import { GRID_HEIGHT, GRID_WIDTH } from './sketch-points.js';
import { FONTS, shapes } from './sketch-shapes.js';

export { bandWidth, pathD, strokePaths } from './sketch-path.js';
export { decodePoints, encodePoints, GRID_HEIGHT, GRID_WIDTH, MOST_POINTS } from './sketch-points.js';
export { PENS, shapes, WIDTHS } from './sketch-shapes.js';
export { STENCILS } from './sketch-stencils.js';

/** @typedef {import('./sketch-shapes.js').Sketch} Sketch */
/** @typedef {import('./sketch-shapes.js').Shape} Shape */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * A sketch as an SVG element named by its caption; give "Sketch by Asha, not described yet" where
 * there is none.
 * @param {Sketch} sketch
 * @param {string} caption
 * @returns {SVGSVGElement}
 */
export const sketchSvg = (sketch, caption) => {
  const svg = paperSvg();
  svg.setAttribute('class', 'sketch');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', caption);
  svg.append(...shapes(sketch).map(shapeElement));
  return svg;
};

/** An empty SVG element with the paper's grid and the felt-tip's round ends. */
export const paperSvg = () => {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${GRID_WIDTH} ${GRID_HEIGHT}`);
  svg.setAttribute('fill', 'none');
  svg.setAttribute('stroke-linecap', 'round');
  svg.setAttribute('stroke-linejoin', 'round');
  svg.setAttribute('font-family', FONTS);
  return svg;
};

/**
 * @param {Shape} shape
 * @returns {SVGElement}
 */
export const shapeElement = ({ tag, attributes, text }) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text) element.textContent = text;
  return element;
};
