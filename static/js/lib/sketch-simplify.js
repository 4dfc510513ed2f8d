/** Ramer-Douglas-Peucker, the twin of board/wire/sketch_simplify.py: leave out what a line does not need. */

/** @typedef {import('./sketch-points.js').Point} Point */

export const TOLERANCE = 0.75;

/**
 * The indexes of the points to keep, such that none left out is further off than the tolerance.
 * @param {readonly Point[]} points
 * @returns {number[]}
 */
export const simplify = (points, tolerance = TOLERANCE) => {
  const last = points.length - 1;
  const keep = new Set([0, last]);
  /** @type {Array<[number, number]>} */
  const spans = [[0, last]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [index, distance] = furthest(points, span[0], span[1]);
    if (distance > tolerance * tolerance) {
      keep.add(index);
      spans.push([span[0], index], [index, span[1]]);
    }
  }
  return [...keep].sort((a, b) => a - b);
};

/**
 * @param {readonly Point[]} points
 * @param {number} first
 * @param {number} end
 * @returns {[number, number]}
 */
const furthest = (points, first, end) => {
  const [start, stop] = [/** @type {Point} */ (points[first]), /** @type {Point} */ (points[end])];
  let [found, most] = [first, 0];
  for (let index = first + 1; index < end; index += 1) {
    const distance = squaredDistance(/** @type {Point} */ (points[index]), start, stop);
    if (distance > most) [found, most] = [index, distance];
  }
  return [found, most];
};

/**
 * The squared distance of a point from the line between two others, ends included.
 * @param {Point} point
 * @param {Point} start
 * @param {Point} end
 */
export const squaredDistance = (point, start, end) => {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const [px, py] = [point[0] - start[0], point[1] - start[1]];
  const length = dx * dx + dy * dy;
  const along = px * dx + py * dy;
  if (along <= 0) return px * px + py * py;
  if (along >= length) return (px - dx) * (px - dx) + (py - dy) * (py - dy);
  const across = px * dy - py * dx;
  return (across * across) / length;
};
