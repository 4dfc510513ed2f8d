/** The wall itself: puts themes and notes where the layout says, moves the camera, and leaves out what is not seen. */

import {
  fit,
  holds,
  least,
  onWall,
  panned,
  same,
  seen,
  showing,
  within,
  zoomed,
} from '../../model/camera.js';
import { CARD, overlap } from '../../model/wall-layout.js';
import { createCulling } from './culling.js';
import { createFollowing } from './following.js';
import { round, scaleTitle, set, write } from './styles.js';

/** @typedef {import("../../model/camera.js").Camera} Camera */
/** @typedef {import("../../model/camera.js").Point} Point */
/** @typedef {import("../../model/wall-layout.js").Layout} Layout */
/** @typedef {import("../../model/wall-layout.js").Rect} Rect */
/** @typedef {"full" | "brief" | "plain"} Detail */

/** After a gesture so much stillness, and the details follow. */
const STILL_MS = 150;
/** How wide a card must stand on the screen to say everything, and to say anything. */
const FULL_PX = 120;
const BRIEF_PX = 60;
const EMPTY = Object.freeze({ x: 0, y: 0, w: 1, h: 1 });
/** From far to near. @type {readonly Detail[]} */
const DETAILS = ['plain', 'brief', 'full'];
const AHEAD = 0.15;
const NEAR = 0.6;

/**
 * @param {{
 *   frame: HTMLElement,
 *   world: HTMLElement,
 *   cards: ReturnType<typeof import("./cards.js").createCards>,
 *   near: ReturnType<typeof import("./near.js").createNear>,
 *   keeps: (id: string) => boolean,
 *   moved: () => void,
 * }} parts `keeps` says what is never left out: what has the focus or is chosen
 */
export const createStage = ({ frame, world, cards, near, keeps, moved }) => {
  /** @type {Camera} */
  let camera = { x: 0, y: 0, z: 1 };
  let size = { w: 0, h: 0 };
  /** @type {Layout} */
  let layout = { regions: new Map(), cards: new Map(), content: EMPTY, bounds: EMPTY };
  /** @type {Map<string, HTMLElement>} */
  let sections = new Map();
  /** Where each card was put last. @type {WeakMap<HTMLElement, string>} */
  const placed = new WeakMap();
  let fitted = false;
  const following = createFollowing(frame);
  let drawn = false;
  let on = false;
  let still = 0;
  let asked = false;
  /** @type {Detail} */
  let detail = 'full';

  const draw = () => {
    asked = false;
    if (!on || size.w === 0) {
      return;
    }
    const { x, y, z } = camera;
    write(world, 'transform', `translate3d(${round(x)}px, ${round(y)}px, 0) scale(${round(z, 1e5)})`);
    simplify();
    if (culling.cull(layout.cards, seen(camera, size, AHEAD), drawn)) {
      soon();
    }
    moved();
    clearTimeout(still);
    if (drawn) {
      still = setTimeout(settle, STILL_MS);
    } else {
      drawn = true;
      settle();
    }
  };

  const soon = () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(draw);
    }
  };

  /** Going away, notes become plain at once: what is about to come into sight is not written out first. */
  const simplify = () => {
    const next = detailAt(camera.z);
    if (DETAILS.indexOf(next) < DETAILS.indexOf(detail)) {
      show(next);
    }
  };

  /** @param {Detail} next */
  const show = (next) => {
    detail = next;
    if (frame.dataset.detail !== next) {
      frame.dataset.detail = next;
    }
  };

  /** @param {string} id */
  const fillSoon = (id) => {
    if (detail !== 'plain') {
      near.want(id, true);
    }
  };

  /** The gesture is over: letters are drawn sharp again, titles readable, and what is near gets its details. */
  const settle = () => {
    delete world.dataset.moving;
    show(detailAt(camera.z));
    for (const section of sections.values()) {
      scaleTitle(section, camera.z);
    }
    const window = seen(camera, size, NEAR);
    for (const [id, card] of layout.cards) {
      const full = (detail !== 'plain' && overlap(card, window)) || keeps(id);
      if (cards.get(id)?.facts?.full !== full) {
        near.want(id, full);
      }
    }
  };

  /** @param {Camera} next */
  const move = (next) => {
    const held = within(next, layout.bounds, size);
    if (same(held, camera)) {
      return false;
    }
    camera = held;
    following.hold();
    world.dataset.moving = '';
    soon();
    return true;
  };

  const place = () => {
    for (const [id, region] of layout.regions) {
      const section = sections.get(id);
      if (section) {
        set(section, '--at', `${region.x}px ${region.y}px`);
        set(section, '--w', `${region.w}px`);
        set(section, '--h', `${region.h}px`);
      }
    }
    placeCards();
  };

  const placeCards = () => {
    const homes = homesIn(layout);
    for (const [id, card] of layout.cards) {
      const element = cards.get(id)?.li;
      if (element) {
        const home = homes.get(id);
        const at = `${card.x - (home?.x ?? 0)}px ${card.y - (home?.y ?? 0)}px`;
        // To ask the element itself costs more than all the rest.
        if (placed.get(element) !== at) {
          placed.set(element, at);
          element.style.setProperty('--at', at);
        }
      }
    }
  };

  const isBare = () => layout.cards.size === 0 && layout.regions.size === 0;
  /** Everything there is; on an empty wall the wall. */
  const whole = () => fit(isBare() ? layout.bounds : layout.content, size);

  const fitWhole = () => {
    fitted = true;
    following.fitted(isBare());
    camera = whole();
  };

  const culling = createCulling({ cards, keeps, came: fillSoon });

  const center = () => ({ x: size.w / 2, y: size.h / 2 });

  return {
    camera: () => camera,
    size: () => size,
    layout: () => layout,
    on: () => on,
    /** @param {Layout} next @param {Map<string, HTMLElement>} elements the themes' own */
    lay: (next, elements) => {
      layout = next;
      sections = elements;
      if (on && size.w > 0 && (!fitted || following.may(isBare(), holds(camera, layout.content, size)))) {
        fitWhole();
      }
      place();
      soon();
    },
    /** Whether the wall is shown as such; as a list everything lies in the page's flow. @param {boolean} is */
    turn: (is) => {
      on = is;
      if (!is) {
        culling.clear();
        write(world, 'transform', '');
        for (const section of sections.values()) {
          scaleTitle(section, 1);
        }
      }
      soon();
    },
    measure: () => {
      size = { w: frame.clientWidth, h: frame.clientHeight };
      if (on && size.w > 0 && layout.bounds.w > 1) {
        if (fitted) {
          camera = within(camera, layout.bounds, size);
        } else {
          fitWhole();
        }
        soon();
      }
    },
    /** @param {number} dx @param {number} dy */
    pan: (dx, dy) => move(panned(camera, dx, dy)),
    /** By the wheel: what cannot go further leaves the wheel to the page. @param {number} dx @param {number} dy */
    roll: (dx, dy) => {
      const next = panned(camera, dx, dy);
      const tight = within(next, layout.bounds, size, 0);
      return move({
        x: further(camera.x, next.x, tight.x),
        y: further(camera.y, next.y, tight.y),
        z: camera.z,
      });
    },
    /** @param {number} factor @param {Point} [point] of the frame */
    zoom: (factor, point = center()) => move(zoomed(camera, factor, point, least(layout.bounds, size))),
    fit: () => {
      const went = move(whole());
      following.release();
      return went;
    },
    real: () => move(zoomed(camera, 1 / camera.z, center(), 0)),
    /** @param {Rect} part */
    show: (part) => move(fit(part, size)),
    /** @param {string} id so that a note can be seen, and have the focus */
    showNote: (id) => {
      const card = layout.cards.get(id);
      if (card && on) {
        move(showing(camera, card, size));
        culling.bring(id);
      }
    },
    /** @param {Rect} part moved just so far that it is seen */
    bring: (part) => move(showing(camera, part, size)),
    /** @param {{clientX: number, clientY: number}} event @returns {Point} of the wall */
    pointAt: ({ clientX, clientY }) => {
      const box = frame.getBoundingClientRect();
      return onWall(camera, { x: clientX - box.left, y: clientY - box.top });
    },
    /** Nobody waits for details after a jump. */
    settle,
    refresh: soon,
  };
};

/** @typedef {ReturnType<typeof createStage>} Stage */

/** @param {number} z @returns {Detail} */
const detailAt = (z) => {
  const wide = CARD.w * z;
  if (wide >= FULL_PX) {
    return 'full';
  }
  return wide >= BRIEF_PX ? 'brief' : 'plain';
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

/** @param {number} now @param {number} wanted @param {number} tight as far as the content goes */
const further = (now, wanted, tight) => {
  if (wanted === tight) {
    return wanted;
  }
  return Math.sign(wanted - now) === Math.sign(tight - now) ? tight : now;
};
