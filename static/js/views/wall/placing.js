/** Puts themes and notes where the layout says. Each is written only where it differs: most stay where they are. */

import { set } from './styles.js';

/** @typedef {import("../../model/camera.js").Point} Point */
/** @typedef {import("../../model/wall-layout.js").Layout} Layout */
/** @typedef {import("../../model/wall-layout.js").Rect} Rect */

/** @param {ReturnType<typeof import("./cards.js").createCards>} cards */
export const createPlacing = (cards) => {
  /** Where each card was put last: to ask the element itself costs more than all the rest. @type {WeakMap<HTMLElement, Point>} */
  const placed = new WeakMap();

  /** @param {HTMLElement} element @param {number} x @param {number} y */
  const put = (element, x, y) => {
    const was = placed.get(element);
    if (was?.x !== x || was.y !== y) {
      placed.set(element, { x, y });
      element.style.left = `${x}px`;
      element.style.top = `${y}px`;
    }
  };

  /** @param {Layout} layout @param {Map<string, HTMLElement>} sections the themes' own elements */
  return (layout, sections) => {
    for (const [id, region] of layout.regions) {
      const section = sections.get(id);
      if (section) {
        set(section, '--at', `${region.x}px ${region.y}px`);
        set(section, '--w', `${region.w}px`);
        set(section, '--h', `${region.h}px`);
      }
    }
    const homes = homesIn(layout);
    for (const [id, card] of layout.cards) {
      const element = cards.get(id)?.li;
      if (element) {
        const home = homes.get(id);
        put(element, card.x - (home?.x ?? 0), card.y - (home?.y ?? 0));
      }
    }
  };
};

/** Notes lie in their theme's own measure, loose ones in the wall's. @param {Layout} layout */
const homesIn = (layout) => {
  /** @type {Map<string, Rect>} */
  const homes = new Map();
  for (const region of layout.regions.values()) {
    for (const id of region.notes) {
      homes.set(id, region);
    }
  }
  return homes;
};
