/** A bar that is read by its words. */

import { html, svg } from '../../lib/html.js';

const WHOLE = 100;

/** @param {string} label @param {number} n @param {number} all */
export const progress = (label, n, all) => {
  const share = all > 0 ? Math.min(WHOLE, Math.round((n / all) * WHOLE)) : 0;
  return html`<div class="progress"><p class="progress__label">${label}</p>
    <svg class="progress__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${svg`<rect class="progress__back" width="100" height="4"></rect><rect class="progress__fill" width=${share} height="4"></rect>`}</svg></div>`;
};
