/** Icons from the sprite. They never speak for themselves: a text or an aria-label stands beside each. */

import { svg } from './html.js';

/** @param {string} name a Lucide name @param {string} [extra] */
export const icon = (name, extra = '') =>
  svg`<svg class=${`icon ${extra}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false"><use href=${`/static/icons/lucide-sprite.svg#${name}`}></use></svg>`;

/** The glyph that doubles each note colour. */
const GLYPHS = new Map([
  ['sun', 'circle'],
  ['rose', 'triangle'],
  ['lilac', 'diamond'],
  ['sky', 'square'],
  ['mint', 'plus'],
  ['stone', 'star'],
]);

/** @param {string} colour */
export const glyph = (colour) => icon(GLYPHS.get(colour) ?? 'circle', 'icon--glyph');
