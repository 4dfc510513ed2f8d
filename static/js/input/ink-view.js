/** The paper's elements, what they say of themselves, and their size. */

import { element } from './ink-dom.js';

/** @typedef {import('./ink-items.js').Item} Item */
/** @typedef {import('./ink-texts.js').Translate} Translate */
/** @typedef {ReturnType<typeof paperElements>} View */

/** @param {Translate} t */
export const paperElements = (t) => {
  const canvas = element('canvas', { class: 'ink-pad__canvas', role: 'img' });
  const paper = element('div', { class: 'ink-pad__paper', role: 'group', 'aria-label': t('Paper') }, canvas);
  const status = element('p', { class: 'ink-pad__status', role: 'status' });
  return { canvas, paper, status };
};

/**
 * Say a text to everyone; one said twice is still heard twice.
 * @param {HTMLElement} status
 * @returns {(text: string) => void}
 */
export const speaker = (status) => (text) => {
  status.textContent = status.textContent === text ? `${text}\u00a0` : text;
};

/**
 * What stands on the paper, for who does not see it.
 * @param {Translate} t
 * @param {readonly Item[]} items
 */
export const description = (t, items) => {
  if (items.length === 0) return t('Empty paper');
  const count = (/** @type {Item['kind']} */ kind) => items.filter((item) => item.kind === kind).length;
  return t('Your drawing. Lines: {strokes}. Pictures: {stencils}. Texts: {labels}.', {
    strokes: count('stroke'),
    stencils: count('stencil'),
    labels: count('label'),
  });
};

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import('./ink-drawing.js').Drawing} drawing
 */
export const watchSize = (canvas, drawing) => {
  const watching = new ResizeObserver(() => drawing.fit());
  watching.observe(canvas);
  // A label drawn before its font has come is drawn again.
  document.fonts.ready.then(() => drawing.fit());
  return watching;
};
