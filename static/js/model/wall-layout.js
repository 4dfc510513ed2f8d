/**
 * Where everything lies on the wall: themes in their order on shelves, notes flowing in their theme, and loose notes
 * at their own spot. The same notes lie the same way for everyone, whatever their window. Pure; a card is 208 by 156
 * wall units, positions are of top left corners.
 */

import { CARD, GAP } from './card.js';

/** @typedef {{x: number, y: number, w: number, h: number}} Rect */
/** @typedef {{id: string, notes: readonly string[]}} Shelf a theme or the parked notes */
/** @typedef {{id: string, x: number, y: number}} Spot */
/** @typedef {Rect & {columns: number, notes: readonly string[]}} Region */
/** @typedef {{regions: Map<string, Region>, cards: Map<string, Rect>, content: Rect, bounds: Rect}} Layout `content` is what there is, `bounds` how far the wall reaches */

export const PAD = 16;
/** The line with a theme's name. */
export const HEAD = 64;
const BETWEEN = 44;
const AROUND = 56;
/** Blank wall that is always left beside and below, to put something new on. */
const BLANK = 420;
const LEAST = Object.freeze({ w: 1500, h: 900 });
/** A shelf grows in steps, so that one more note does not move every theme. */
const STEP = 560;
const SHAPE = 1.5;
/** Up to so many notes, so many columns: a theme grows both ways and seldom. */
const COLUMNS = [
  [4, 2],
  [12, 3],
  [24, 4],
  [45, 5],
  [72, 6],
  [112, 8],
  [200, 10],
];
const MOST_COLUMNS = 12;

/** @param {number} count */
export const columnsFor = (count) => COLUMNS.find(([most = 0]) => count <= most)?.[1] ?? MOST_COLUMNS;

/** @param {readonly Shelf[]} shelves @param {readonly Spot[]} spots @returns {Layout} */
export const layOut = (shelves, spots) => {
  const sized = shelves.map(sizeOf);
  const limit = shelfWidth(sized);
  /** @type {Map<string, Region>} */
  const regions = new Map();
  let x = 0;
  let y = 0;
  let row = 0;
  for (const [index, { w, h, columns }] of sized.entries()) {
    if (x > 0 && x + w > limit) {
      x = 0;
      y += row + BETWEEN;
      row = 0;
    }
    const { id, notes } = /** @type {Shelf} */ (shelves[index]);
    regions.set(id, { x, y, w, h, columns, notes });
    x += w + BETWEEN;
    row = Math.max(row, h);
  }
  const cards = cardsOf(regions);
  for (const spot of spots) {
    cards.set(spot.id, clearOf({ x: spot.x, y: spot.y, ...CARD }, regions));
  }
  const content = contentOf(regions, cards);
  return { regions, cards, content, bounds: boundsOf(content) };
};

/** Where a region's card number `index` lies within the region. @param {number} index @param {number} columns @returns {Rect} */
export const slot = (index, columns) => ({
  x: PAD + (index % columns) * (CARD.w + GAP),
  y: HEAD + Math.floor(index / columns) * (CARD.h + GAP),
  ...CARD,
});

/** In front of which card a point lies; the number of cards is the end. @param {Region} region @param {{x: number, y: number}} point on the wall */
export const slotAt = ({ x, y, columns, notes }, point) => {
  const row = Math.max(0, Math.floor((point.y - y - HEAD + GAP / 2) / (CARD.h + GAP)));
  const across = (point.x - x - PAD + GAP / 2) / (CARD.w + GAP);
  const column = Math.min(columns, Math.max(0, Math.round(across)));
  return Math.min(notes.length, row * columns + column);
};

/** Where the mark stands that shows a place between two cards. @param {Region} region @param {number} index @returns {Rect} */
export const markAt = ({ x, y, columns }, index) => {
  const atEnd = index > 0 && index % columns === 0;
  const card = slot(atEnd ? index - 1 : index, columns);
  return {
    x: x + card.x + (atEnd ? CARD.w : 0) - GAP / 2 - 3 + (atEnd ? GAP : 0),
    y: y + card.y,
    w: 6,
    h: CARD.h,
  };
};

/** How many columns a neat block of so many loose notes has. @param {number} count */
export const blockColumns = (count) => Math.max(1, Math.ceil(Math.sqrt(count * 1.1)));

/** Below everything: where a block of loose notes disturbs nothing. @param {Layout} layout @returns {{x: number, y: number}} */
export const belowThemes = ({ regions }) => {
  const bottom = Math.max(-BETWEEN, ...[...regions.values()].map((region) => region.y + region.h));
  return { x: 0, y: bottom + BETWEEN };
};

/** @param {Rect} a @param {Rect} b */
export const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** Whether all of `b` lies in `a`. @param {Rect} a @param {Rect} b */
export const covers = (a, b) => a.x <= b.x && a.y <= b.y && a.x + a.w >= b.x + b.w && a.y + a.h >= b.y + b.h;

/** @param {Shelf} shelf */
const sizeOf = ({ notes }) => {
  const columns = columnsFor(notes.length);
  const rows = Math.max(1, Math.ceil(notes.length / columns));
  return {
    columns,
    w: 2 * PAD + columns * CARD.w + (columns - 1) * GAP,
    h: HEAD + rows * CARD.h + (rows - 1) * GAP + PAD,
  };
};

/** @param {ReadonlyArray<{w: number, h: number}>} sized */
const shelfWidth = (sized) => {
  const area = sized.reduce((sum, { w, h }) => sum + (w + BETWEEN) * (h + BETWEEN), 0);
  const widest = Math.max(0, ...sized.map(({ w }) => w));
  return Math.max(widest, LEAST.w, Math.ceil(Math.sqrt(area * SHAPE) / STEP) * STEP);
};

/** @param {Map<string, Region>} regions @returns {Map<string, Rect>} */
const cardsOf = (regions) => {
  /** @type {Map<string, Rect>} */
  const cards = new Map();
  for (const { x, y, columns, notes } of regions.values()) {
    for (const [index, id] of notes.entries()) {
      const card = slot(index, columns);
      cards.set(id, { x: x + card.x, y: y + card.y, w: card.w, h: card.h });
    }
  }
  return cards;
};

/** A theme that grew over a loose note moves it down, out of its way: nothing lies under anything. @param {Rect} card @param {Map<string, Region>} regions @returns {Rect} */
const clearOf = (card, regions) => {
  let spot = card;
  for (const region of [...regions.values()].sort((a, b) => a.y - b.y)) {
    if (overlap(spot, region)) {
      spot = { ...spot, y: region.y + region.h + GAP };
    }
  }
  return spot;
};

/** @param {Map<string, Region>} regions @param {Map<string, Rect>} cards @returns {Rect} */
const contentOf = (regions, cards) => {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  for (const { x, y, w, h } of [...regions.values(), ...cards.values()]) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + w);
    bottom = Math.max(bottom, y + h);
  }
  return { x: left, y: top, w: right - left, h: bottom - top };
};

/** With blank wall around it. @param {Rect} content @returns {Rect} */
const boundsOf = ({ x, y, w, h }) => ({
  x: x - AROUND,
  y: y - AROUND,
  w: Math.max(LEAST.w, w + AROUND + BLANK),
  h: Math.max(LEAST.h, h + AROUND + BLANK / 2),
});
