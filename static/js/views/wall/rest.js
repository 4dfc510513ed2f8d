/** What is done for the next gesture once the hand rests: notes near what is seen stand ready, those far away are left out. */

import { overlap } from '../../model/wall-layout.js';

/** @typedef {import("../../model/wall-layout.js").Rect} Rect */

/** So many notes stand ready, seen or not: each costs something in every frame in which anything is drawn. */
const MANY = 260;
/** How far around the window at most, how far at least, and how much further others are left alone: shares of the window. */
const MOST = 2;
const LEAST = 0.15;
const BEYOND = 0.3;
/** So many notes come back or are left out in one frame while nobody waits. */
const SLICE = 40;

/**
 * @param {{
 *   cards: ReturnType<typeof import("./cards.js").createCards>,
 *   near: ReturnType<typeof import("./near.js").createNear>,
 *   culling: ReturnType<typeof import("./culling.js").createCulling>,
 *   keeps: (id: string) => boolean,
 *   places: () => Map<string, Rect>,
 *   seen: (more: number) => Rect,
 *   rests: () => boolean,
 * }} parts
 */
export const createRest = ({ cards, near, culling, keeps, places, seen, rests }) => {
  let asked = false;
  let ready = LEAST;

  const soon = () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(work);
    }
  };

  const work = () => {
    asked = false;
    if (rests()) {
      const more = culling.show(places(), seen(ready), SLICE);
      if (culling.leave(places(), seen(ready + BEYOND), SLICE) || more) {
        soon();
      }
    }
  };

  /** What is seen first, then what is around it. @param {boolean} saysAll whether notes are large enough for all they say */
  const fill = (saysAll) => {
    const [window, around] = [seen(0), seen(ready)];
    /** @type {Array<[string, boolean]>} */
    const later = [];
    for (const [id, card] of places()) {
      const full = (saysAll && overlap(card, around)) || keeps(id);
      if (cards.get(id)?.facts?.full !== full) {
        if (full && overlap(card, window)) {
          near.want(id, true);
        } else {
          later.push([id, full]);
        }
      }
    }
    for (const [id, full] of later) {
      near.want(id, full);
    }
  };

  return {
    /** @param {boolean} saysAll */
    begin: (saysAll) => {
      ready = readyAround(places(), seen(0));
      fill(saysAll);
      soon();
    },
  };
};

/** Where few notes fill the window, more of them stand ready around it. @param {Map<string, Rect>} places @param {Rect} window */
const readyAround = (places, window) => {
  let here = 1;
  for (const card of places.values()) {
    here += overlap(card, window) ? 1 : 0;
  }
  return Math.min(MOST, Math.max(LEAST, (Math.sqrt(MANY / here) - 1) / 2));
};
