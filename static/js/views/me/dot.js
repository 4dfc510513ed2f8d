/** One dot, placed or still to be placed. */

import { html } from '../../lib/html.js';

/** @param {boolean} placed */
export const dot = (placed) =>
  html`<svg class="dot" viewBox="0 0 20 20" aria-hidden="true" data-placed=${placed}><circle cx="10" cy="10" r="8"></circle></svg>`;
