/**
 * The one way a stroke becomes a path: the twin of board/wire/sketch_path.py, equal to the character.
 *
 * Quadratic curves run from mid-point to mid-point, each point the control of its curve. Where that
 * would cut a corner by more than SLACK units (a roof, a box), the curve stays within REACH of the
 * point and straight lines lead to it.
 */

/** @typedef {import('./sketch-points.js').Point} Point */
/** @typedef {{start: Point, lead: Point | null, control: Point | null, end: Point, index: number}} Piece */

export const REACH = 12;
export const SLACK = 4;
const BANDS = 5;

/**
 * The `d` of a stroke of one width.
 * @param {readonly Point[]} points
 */
export const pathD = (points) => move(at(points, 0)) + pieces(points).map(commands).join('');

/**
 * A `d` for each width that a stroke has: one without pressure, at most five with.
 * @param {readonly Point[]} points
 * @param {readonly number[]} pressure
 * @param {number} width
 * @returns {Array<{d: string, width: number}>}
 */
export const strokePaths = (points, pressure, width) => {
  if (pressure.length === 0) return [{ d: pathD(points), width }];
  /** @type {Map<number, string>} */
  const drawn = new Map();
  let lastWidth = -1;
  for (const piece of pieces(points)) {
    const now = bandWidth(/** @type {number} */ (pressure[piece.index]), width);
    const start = now === lastWidth ? '' : move(piece.start);
    drawn.set(now, (drawn.get(now) ?? '') + start + commands(piece));
    lastWidth = now;
  }
  return [...drawn].map(([band, d]) => ({ d, width: band }));
};

/**
 * The width for a pressure of 0 to 15: half to one and a half times the pen's, in five bands.
 * @param {number} pressure
 * @param {number} width
 */
export const bandWidth = (pressure, width) => (width * (2 + Math.floor((pressure * BANDS) / 16)) + 2) >> 2;

/**
 * A stroke cut into one piece for each point after the first (a lone point makes a dot).
 * @param {readonly Point[]} points
 * @returns {Piece[]}
 */
export const pieces = (points) => {
  const cut = [];
  let start = at(points, 0);
  for (let index = 1; index < points.length - 1; index += 1) {
    const piece = bend(start, at(points, index - 1), at(points, index), at(points, index + 1), index);
    cut.push(piece);
    start = piece.end;
  }
  const last = points.length - 1;
  cut.push({ start, lead: null, control: null, end: at(points, last), index: last });
  return cut;
};

/**
 * The piece around a point; the pad draws with it while the stroke still grows.
 * @param {Point} start
 * @param {Point} before
 * @param {Point} point
 * @param {Point} after
 * @param {number} index
 * @returns {Piece}
 */
export const bend = (start, before, point, after, index) => {
  const [entry, exit] = corner(before, point, after);
  const lead = entry[0] === start[0] && entry[1] === start[1] ? null : entry;
  return { start, lead, control: point, end: exit, index };
};

/**
 * Where the curve around a point begins and ends.
 * @param {Point} before
 * @param {Point} point
 * @param {Point} after
 * @returns {[Point, Point]}
 */
const corner = (before, point, after) => {
  const entry = middle(before, point);
  const exit = middle(point, after);
  // Four times the distance between the point and the middle of its curve.
  const cutX = 2 * point[0] - entry[0] - exit[0];
  const cutY = 2 * point[1] - entry[1] - exit[1];
  if (cutX * cutX + cutY * cutY <= 16 * SLACK * SLACK) return [entry, exit];
  return [withinReach(point, before, entry), withinReach(point, after, exit)];
};

/**
 * @param {Point} point
 * @param {Point} toward
 * @param {Point} half
 * @returns {Point}
 */
const withinReach = (point, toward, half) => {
  const [dx, dy] = [toward[0] - point[0], toward[1] - point[1]];
  const length = Math.sqrt(dx * dx + dy * dy);
  if (length <= 2 * REACH) return half;
  return [
    point[0] + Math.floor((dx * REACH) / length + 0.5),
    point[1] + Math.floor((dy * REACH) / length + 0.5),
  ];
};

/**
 * @param {Point} a
 * @param {Point} b
 * @returns {Point}
 */
const middle = (a, b) => [(a[0] + b[0]) >> 1, (a[1] + b[1]) >> 1];

/** @param {Point} point */
const move = ([x, y]) => `M${x} ${y}`;

/** @param {Piece} piece */
const commands = ({ lead, control, end }) => {
  const line = lead ? `L${lead[0]} ${lead[1]}` : '';
  const curve = control ? `Q${control[0]} ${control[1]} ${end[0]} ${end[1]}` : `L${end[0]} ${end[1]}`;
  return line + curve;
};

/**
 * @param {readonly Point[]} points
 * @param {number} index
 */
const at = (points, index) => /** @type {Point} */ (points[index]);
