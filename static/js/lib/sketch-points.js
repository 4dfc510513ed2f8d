/** The points of a stroke as base64 of LEB128 varints, and back: the twin of board/wire/sketch_points.py. */

export const GRID_WIDTH = 1000;
export const GRID_HEIGHT = 750;
export const MOST_POINTS = 2000;

/** @typedef {[number, number]} Point */
/** @typedef {{points: Point[], pressure: number[]}} Points `pressure` is empty, or 0 to 15 for each point */

/**
 * @param {readonly Point[]} points
 * @param {readonly number[]} pressure one for each point, or none
 * @returns {string}
 */
export const encodePoints = (points, pressure = []) => {
  /** @type {number[]} */
  const bytes = [];
  let [lastX, lastY] = [0, 0];
  points.forEach(([x, y], index) => {
    put(bytes, zigzag(x - lastX));
    put(bytes, zigzag(y - lastY));
    if (pressure.length > 0) put(bytes, /** @type {number} */ (pressure[index]));
    [lastX, lastY] = [x, y];
  });
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(''));
};

/**
 * Decode the `points` of a stroke; throws RangeError where they end in the middle or leave the grid.
 * The server has checked the rest.
 * @param {string} text
 * @param {boolean} pressed
 * @returns {Points}
 */
export const decodePoints = (text, pressed) => {
  const values = varints(atob(text));
  const fields = pressed ? 3 : 2;
  if (values.length === 0 || values.length % fields > 0) throw new RangeError('A point is not whole.');
  /** @type {Points} */
  const found = { points: [], pressure: [] };
  let [x, y] = [0, 0];
  for (let at = 0; at < values.length; at += fields) {
    x += unzigzag(/** @type {number} */ (values[at]));
    y += unzigzag(/** @type {number} */ (values[at + 1]));
    if (x < 0 || y < 0 || x > GRID_WIDTH || y > GRID_HEIGHT) throw new RangeError('A point is off the grid.');
    found.points.push([x, y]);
    if (pressed) found.pressure.push(/** @type {number} */ (values[at + 2]));
  }
  return found;
};

/** @param {string} bytes */
const varints = (bytes) => {
  /** @type {number[]} */
  const values = [];
  let [value, shift] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes.charCodeAt(at);
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) {
      values.push(value);
      [value, shift] = [0, 0];
    } else {
      shift += 7;
    }
    if (shift > 7) throw new RangeError('A step is longer than the grid.');
  }
  if (shift > 0) throw new RangeError('A point is not whole.');
  return values;
};

/** @param {number} step */
const zigzag = (step) => (step >= 0 ? step << 1 : (-step << 1) - 1);

/** @param {number} value */
const unzigzag = (value) => (value >> 1) ^ -(value & 1);

/**
 * @param {number[]} bytes
 * @param {number} value
 */
const put = (bytes, value) => {
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  bytes.push(rest);
};
