/**
 * What is far from what is seen is left out of the page's work. Under a moving hand notes are only brought back, as
 * many in a frame as it can bear; what lies far away is left out when the hand rests.
 */

import { covers, overlap } from '../../model/wall-layout.js';

/** @typedef {import("../../model/wall-layout.js").Rect} Rect */

/** @param {{cards: ReturnType<typeof import("./cards.js").createCards>, keeps: (id: string) => boolean, came: (id: string) => void}} parts */
export const createCulling = ({ cards, keeps, came }) => {
  /** @type {Set<string>} */
  const out = new Set();
  /** Here nothing is left out: to know that saves looking at every note in every frame. @type {Rect | null} */
  let whole = null;

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
    /** @param {Map<string, Rect>} places @param {Rect} part of the wall @param {number} most notes at once @returns {boolean} whether there is more to do */
    show: (places, part, most) => {
      if (whole && covers(whole, part)) {
        return false;
      }
      let left = most;
      for (const id of out) {
        const card = places.get(id);
        if (card && (overlap(card, part) || keeps(id))) {
          if (left === 0) {
            return true;
          }
          left -= 1;
          turn(id, false);
        }
      }
      whole = part;
      return false;
    },
    /** Leaves out what lies outside this part. @param {Map<string, Rect>} places @param {Rect} part @param {number} most @returns {boolean} whether there is more to do */
    leave: (places, part, most) => {
      let left = most;
      for (const [id, card] of places) {
        if (!out.has(id) && !overlap(card, part) && !keeps(id)) {
          if (left === 0) {
            return true;
          }
          left -= 1;
          whole = null;
          turn(id, true);
        }
      }
      return false;
    },
    /** Notes lie elsewhere now. */
    moved: () => {
      whole = null;
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
