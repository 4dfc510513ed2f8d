/** Which note lies beside which, and which a frame drawn on the wall takes in. Pure. */

import { overlap } from './wall-layout.js';

/** @typedef {import("./wall-layout.js").Rect} Rect */
/** @typedef {"ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight"} Way */

/** What lies across counts so much more than what lies ahead. */
const ASIDE = 3;

/** The nearest card in a direction; null at the edge. @param {Map<string, Rect>} cards @param {string} from @param {string} way @returns {string | null} */
export const beside = (cards, from, way) => {
  const start = cards.get(from);
  let best = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, card] of start ? cards : []) {
    const far = id === from ? Number.POSITIVE_INFINITY : distance(/** @type {Rect} */ (start), card, way);
    if (far < least) {
      least = far;
      best = id;
    }
  }
  return best;
};

/** @param {Rect} from @param {Rect} to @param {string} way */
const distance = (from, to, way) => {
  const across = way === 'ArrowLeft' || way === 'ArrowRight';
  const [dx, dy] = [to.x + to.w / 2 - from.x - from.w / 2, to.y + to.h / 2 - from.y - from.h / 2];
  const forward = (across ? dx : dy) * (way === 'ArrowLeft' || way === 'ArrowUp' ? -1 : 1);
  const aside = Math.abs(across ? dy : dx);
  return forward > (across ? from.w : from.h) / 4 ? forward + aside * ASIDE : Number.POSITIVE_INFINITY;
};

/** @param {Map<string, Rect>} cards @param {Rect} frame @returns {string[]} */
export const inFrame = (cards, frame) =>
  [...cards].filter(([, card]) => overlap(card, frame)).map(([id]) => id);

/** Everything from one to the other in the order in which it is read, both included. @param {readonly string[]} order @param {string} from @param {string} to @returns {string[]} */
export const stretch = (order, from, to) => {
  const [a, b] = [order.indexOf(from), order.indexOf(to)];
  return a < 0 || b < 0 ? [to] : order.slice(Math.min(a, b), Math.max(a, b) + 1);
};

/** @param {{x: number, y: number}} a @param {{x: number, y: number}} b @returns {Rect} */
export const frameOf = (a, b) => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  w: Math.abs(a.x - b.x),
  h: Math.abs(a.y - b.y),
});
