/** The notes' elements, one for each note for as long as it is there, wherever it moves. */

import { createCard, dress } from './card.js';

/** @typedef {import("./card.js").Card} Card */
/** @typedef {import("./card.js").Facts} Facts */

export const createCards = () => {
  /** @type {Map<string, Card>} */
  const cards = new Map();

  /** @param {string} id @returns {Card} */
  const card = (id) => {
    const known = cards.get(id);
    if (known) {
      return known;
    }
    const made = createCard();
    cards.set(id, made);
    return made;
  };

  return {
    card,
    /** @param {string} id */
    get: (id) => cards.get(id),
    /** @param {Facts} facts */
    dress: (facts) => dress(card(facts.note.note_id), facts),
    /** Fills a card that comes near, empties one that is far. @param {string} id @param {boolean} full @returns {boolean} whether that was work */
    setFull: (id, full) => {
      const known = cards.get(id);
      if (!known?.facts || known.facts.full === full) {
        return false;
      }
      dress(known, { ...known.facts, full });
      return true;
    },
    /** @param {ReadonlySet<string>} there @param {(card: Card) => void} gone */
    prune: (there, gone) => {
      for (const [id, known] of cards) {
        if (!there.has(id)) {
          cards.delete(id);
          gone(known);
          known.li.remove();
        }
      }
    },
  };
};

/** What stands in each list: most of them stay as they are, and to ask the page for that costs more. @type {WeakMap<HTMLElement, readonly HTMLElement[]>} */
const arranged = new WeakMap();

/** @param {readonly HTMLElement[] | undefined} before @param {readonly HTMLElement[]} items */
const unchanged = (before, items) =>
  before?.length === items.length && items.every((item, index) => item === before[index]);

/**
 * Puts a list's elements into their order with few moves: most often one comes, goes or changes its place.
 * @param {HTMLElement} list @param {readonly HTMLElement[]} items
 */
export const arrange = (list, items) => {
  if (unchanged(arranged.get(list), items)) {
    return;
  }
  arranged.set(list, items);
  const wanted = new Set(items);
  for (const child of [...list.children]) {
    if (!wanted.has(/** @type {HTMLElement} */ (child))) {
      child.remove();
    }
  }
  /** @type {Element | null} */
  let at = list.firstElementChild;
  for (const item of items) {
    if (item !== at && item === at?.nextElementSibling) {
      // The one that stands here goes further back: it is put there when its turn comes.
      at.remove();
      at = item;
    }
    if (item === at) {
      at = at.nextElementSibling;
    } else {
      list.insertBefore(item, at);
    }
  }
};
