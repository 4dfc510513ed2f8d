/** What is not seen is left out of the page's work: as much in one frame as it can bear, the rest in the next. */

import { overlap } from '../../model/wall-layout.js';

/** @typedef {import("../../model/wall-layout.js").Rect} Rect */

const MOST_CHANGED = 160;

/** @param {{cards: ReturnType<typeof import("./cards.js").createCards>, keeps: (id: string) => boolean, came: (id: string) => void}} parts */
export const createCulling = ({ cards, keeps, came }) => {
  /** @type {Set<string>} */
  const out = new Set();

  /** @param {string} id @param {boolean} hidden */
  const turn = (id, hidden) => {
    cards.get(id)?.li.classList.toggle('is-out', hidden);
    if (hidden) {
      out.add(id);
    } else {
      out.delete(id);
      came(id);
    }
  };

  return {
    /** @param {Map<string, Rect>} places @param {Rect} window what is seen @param {boolean} sparing whether it may take several frames @returns {boolean} whether there is more to do */
    cull: (places, window, sparing) => {
      let left = sparing ? MOST_CHANGED : Number.POSITIVE_INFINITY;
      for (const [id, card] of places) {
        const hidden = !overlap(card, window) && !keeps(id);
        if (hidden !== out.has(id)) {
          if (left === 0) {
            return true;
          }
          left -= 1;
          turn(id, hidden);
        }
      }
      return false;
    },
    /** @param {string} id */
    bring: (id) => turn(id, false),
    clear: () => {
      for (const id of out) {
        cards.get(id)?.li.classList.remove('is-out');
      }
      out.clear();
    },
  };
};
