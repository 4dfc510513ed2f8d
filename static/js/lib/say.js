/**
 * What a screen reader hears: the two regions stand in the page from the start, and in each dialog, and hold lines of
 * plain text alone. What one did oneself is answered at once; news of others is gathered, comes every three seconds
 * at most, and can be turned down or off by each person.
 */

import { preferences } from './preferences.js';

const EVERY_MS = 3000;
const LONGEST = 120;
/** A line stands this long, and goes when as many newer ones have come: long enough to be heard, too short to be found as old news. */
const STANDS_MS = 10_000;
const MOST_LINES = 4;
/** Which news are told at which level; news about oneself are told at each but "off". @type {Record<string, readonly string[]>} */
const TOLD = { all: ['all', 'group', 'mine'], group: ['group', 'mine'], mine: ['mine'], off: [] };

/** @typedef {'all' | 'group' | 'mine'} About */

/** What waits to be told, by what it is about: a number of the same things is one sentence. @type {Map<string, () => string>} */
const waiting = new Map();
let last = Number.NEGATIVE_INFINITY;
let asked = 0;

/**
 * The answer to what somebody did. Each is a line of its own: one that took the place of another in the same moment
 * would leave the other unheard.
 * @param {string} text @param {"polite" | "assertive"} [how]
 */
export const say = (text, how = 'polite') => {
  const region = regionOf(how);
  if (region && text) {
    const line = document.createElement('p');
    line.textContent = text;
    region.append(line);
    if (region.childElementCount > MOST_LINES) {
      region.firstElementChild?.remove();
    }
    setTimeout(() => line.remove(), STANDS_MS);
  }
};

/** Whatever lies behind a dialog is inert, and its regions are not heard: then the dialog's own. @param {string} how */
const regionOf = (how) =>
  [...document.querySelectorAll(`dialog[open] [data-live="${how}"]`)].at(-1) ??
  document.querySelector(`[data-live="${how}"]`);

/** @param {About} about */
const isTold = (about) => Boolean(TOLD[preferences.peek().announce]?.includes(about));

/**
 * News that nobody here caused.
 * @param {string} text @param {{about?: About, key?: string, how?: "polite" | "assertive"}} [more]
 *   what has the same key takes the place of what still waits
 */
export const tell = (text, { about = 'mine', key = text, how = 'polite' } = {}) => {
  if (!isTold(about)) {
    return;
  }
  if (how === 'assertive') {
    say(text, how);
    return;
  }
  waiting.delete(key);
  waiting.set(key, () => text);
  soon();
};

/** @type {Map<string, number>} */
const counts = new Map();

/**
 * One more of something: told as a number of them.
 * @param {string} key @param {(n: number) => string} words @param {{about?: About, n?: number}} [more]
 */
export const count = (key, words, { about = 'all', n = 1 } = {}) => {
  if (!isTold(about)) {
    return;
  }
  counts.set(key, (counts.get(key) ?? 0) + n);
  waiting.set(key, () => words(counts.get(key) ?? 0));
  soon();
};

const soon = () => {
  if (!asked) {
    asked = setTimeout(flush, Math.max(0, last + EVERY_MS - Date.now()));
  }
};

/** Tell what fits into one message; the rest waits for the next. */
const flush = () => {
  asked = 0;
  last = Date.now();
  let text = '';
  for (const [key, words] of waiting) {
    const longer = text ? `${text}. ${words()}` : words();
    if (text && longer.length > LONGEST) {
      break;
    }
    text = longer;
    waiting.delete(key);
    counts.delete(key);
  }
  say(text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text);
  if (waiting.size > 0) {
    soon();
  }
};
