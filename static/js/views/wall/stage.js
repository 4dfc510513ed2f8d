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
import { CARD } from '../../model/card.js';
import { createCulling } from './culling.js';
import { createFollowing } from './following.js';
import { createPlacing } from './placing.js';
import { createRest } from './rest.js';
import { round, scaleTitle, write } from './styles.js';

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
/** Notes stand there before they come into sight: a share of the window. */
const AHEAD = 0.15;
/** So many come back in one frame at most; fewer where frames come late. */
const MOST = 160;
const LEAST = 20;
const LATE_MS = 25;

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
  /** The window's size when the wall was shown last. */
  let last = size;
  /** @type {Layout} */
  let layout = { regions: new Map(), cards: new Map(), content: EMPTY, bounds: EMPTY };
  /** @type {Map<string, HTMLElement>} */
  let sections = new Map();
  let fitted = false;
  const following = createFollowing(frame);
  let drawn = false;
  let on = false;
  let still = 0;
  let asked = false;
  let most = MOST;
  let drawnAt = 0;
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
    const window = seen(camera, size, AHEAD);
    if (!drawn) {
      culling.leave(layout.cards, window, Number.POSITIVE_INFINITY);
    }
    if (culling.show(layout.cards, window, bearable())) {
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

  /** How many notes this frame may bring back, as the ones before went. */
  const bearable = () => {
    const now = performance.now();
    most = now - drawnAt > LATE_MS ? Math.max(LEAST, most / 2) : Math.min(MOST, most + LEAST);
    drawnAt = now;
    return most;
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
    near.rest(true);
    show(detailAt(camera.z));
    for (const section of sections.values()) {
      scaleTitle(section, camera.z);
    }
    rest.begin(detail !== 'plain');
  };

  /** @param {Camera} next */
  const move = (next) => {
    const held = within(next, layout.bounds, size);
    if (same(held, camera)) {
      return false;
    }
    camera = held;
    following.hold();
    if (!('moving' in world.dataset)) {
      world.dataset.moving = '';
      near.rest(false);
    }
    soon();
    return true;
  };

  const isBare = () => layout.cards.size === 0 && layout.regions.size === 0;
  /** Everything there is; on an empty wall the wall. */
  const whole = () => fit(isBare() ? layout.bounds : layout.content, size);

  const fitWhole = () => {
    fitted = true;
    following.fitted(isBare());
    camera = whole();
  };

  const place = createPlacing(cards);
  const culling = createCulling({ cards, keeps, came: fillSoon });
  const rest = createRest({
    cards,
    near,
    culling,
    keeps,
    places: () => layout.cards,
    seen: (more) => seen(camera, size, more),
    rests: () => on && !('moving' in world.dataset),
  });

  const center = () => ({ x: size.w / 2, y: size.h / 2 });

  return {
    camera: () => camera,
    size: () => size,
    layout: () => layout,
    on: () => on,
    /** @param {Layout} next @param {Map<string, HTMLElement>} elements the themes' own */
    lay: (next, elements) => {
      layout = next;
      culling.moved();
      sections = elements;
      if (on && size.w > 0 && (!fitted || following.may(isBare(), holds(camera, layout.content, size)))) {
        fitWhole();
      }
      place(layout, sections);
      if (drawn) {
        soon();
      } else {
        draw();
      }
    },
    /** Whether the wall is shown as such; as a list everything lies in the page's flow. @param {boolean} is */
    turn: (is) => {
      on = is;
      if (is) {
        // As large as last time until the page has been laid out: to ask for it now would lay out everything twice.
        size = last;
        drawn = false;
      } else {
        culling.clear();
        write(world, 'transform', '');
        for (const section of sections.values()) {
          scaleTitle(section, 1);
        }
      }
    },
    /** @param {{width: number, height: number}} room the window's, as it has just been laid out */
    measure: ({ width, height }) => {
      const [w, h] = [Math.round(width), Math.round(height)];
      if (on && (w !== size.w || h !== size.h)) {
        size = { w, h };
        last = size;
        if (fitted && following.held()) {
          camera = within(camera, layout.bounds, size);
        } else if (layout.bounds.w > 1) {
          fitWhole();
        }
        draw();
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

/** @param {number} now @param {number} wanted @param {number} tight as far as the content goes */
const further = (now, wanted, tight) => {
  if (wanted === tight) {
    return wanted;
  }
  return Math.sign(wanted - now) === Math.sign(tight - now) ? tight : now;
};
