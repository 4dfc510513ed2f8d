/** From the wall to the window and back: a point of the wall times z, plus x and y, is a point of the window. Pure. */

/** @typedef {import("./wall-layout.js").Rect} Rect */
/** @typedef {{x: number, y: number, z: number}} Camera */
/** @typedef {{w: number, h: number}} Size the window's, in pixels */
/** @typedef {{x: number, y: number}} Point */

export const MOST = 2.5;
const EDGE = 16;
/** How far beyond its content the wall can be pushed, as a share of the window. */
const BEYOND = 0.25;

/** The whole of a part of the wall, in the middle of the window, never larger than life. @param {Rect} part @param {Size} size @param {number} [most] @returns {Camera} */
export const fit = (part, size, most = 1) => {
  const z = Math.min(most, (size.w - 2 * EDGE) / part.w, (size.h - 2 * EDGE) / part.h);
  const safe = Math.max(z, 0.01);
  return {
    x: (size.w - part.w * safe) / 2 - part.x * safe,
    y: (size.h - part.h * safe) / 2 - part.y * safe,
    z: safe,
  };
};

/** @param {Rect} bounds @param {Size} size how far out one can go: everything seen, never smaller */
export const least = (bounds, size) => Math.min(1, fit(bounds, size).z);

/** Within what there is to see, and a little beyond. @param {Camera} camera @param {Rect} bounds @param {Size} size @param {number} [beyond] a share of the window @returns {Camera} */
export const within = ({ x, y, z }, bounds, size, beyond = BEYOND) => ({
  x: held(x, size.w, bounds.x * z, bounds.w * z, beyond),
  y: held(y, size.h, bounds.y * z, bounds.h * z, beyond),
  z,
});

/** @param {number} at @param {number} room @param {number} from @param {number} length @param {number} beyond */
const held = (at, room, from, length, beyond) => {
  const slack = room * beyond;
  const low = Math.min(room - from - length, (room - length) / 2 - from) - slack;
  const high = Math.max(-from, (room - length) / 2 - from) + slack;
  return Math.min(high, Math.max(low, at));
};

/** Larger or smaller around a point of the window, which stays where it is. @param {Camera} camera @param {number} factor @param {Point} point @param {number} smallest @returns {Camera} */
export const zoomed = ({ x, y, z }, factor, point, smallest) => {
  const next = Math.min(MOST, Math.max(smallest, z * factor));
  const scale = next / z;
  return { x: point.x - (point.x - x) * scale, y: point.y - (point.y - y) * scale, z: next };
};

/** @param {Camera} camera @param {number} dx @param {number} dy pixels @returns {Camera} */
export const panned = ({ x, y, z }, dx, dy) => ({ x: x + dx, y: y + dy, z });

/** @param {Camera} camera @param {Point} point of the window @returns {Point} of the wall */
export const onWall = ({ x, y, z }, point) => ({ x: (point.x - x) / z, y: (point.y - y) / z });

/** What part of the wall the window shows, with some more around it. @param {Camera} camera @param {Size} size @param {number} [more] a share of the window @returns {Rect} */
export const seen = (camera, size, more = 0) => {
  const from = onWall(camera, { x: -size.w * more, y: -size.h * more });
  return { ...from, w: (size.w * (1 + 2 * more)) / camera.z, h: (size.h * (1 + 2 * more)) / camera.z };
};

/** Whether the window shows all of a part of the wall. @param {Camera} camera @param {Rect} part @param {Size} size */
export const holds = (camera, part, size) => {
  const { x, y, w, h } = seen(camera, size);
  return part.x >= x && part.y >= y && part.x + part.w <= x + w && part.y + part.h <= y + h;
};

/** Moved just as far as it takes to see this part, clear of the window's edges. @param {Camera} camera @param {Rect} part @param {Size} size @param {number} [edge] pixels @returns {Camera} */
export const showing = (camera, part, size, edge = 24) => ({
  ...camera,
  x: camera.x + step(part.x * camera.z + camera.x, part.w * camera.z, size.w, edge),
  y: camera.y + step(part.y * camera.z + camera.y, part.h * camera.z, size.h, edge),
});

/** @param {number} from @param {number} length @param {number} room @param {number} edge */
const step = (from, length, room, edge) => {
  if (from < edge || length > room - 2 * edge) {
    return edge - from;
  }
  return Math.min(0, room - edge - from - length);
};

/** @param {Camera} one @param {Camera} other */
export const same = (one, other) => one.x === other.x && one.y === other.y && one.z === other.z;
