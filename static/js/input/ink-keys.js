/** The pad's keyboard: undo and redo anywhere inside, arrows, plus, minus and 0 on the paper, Escape out of what is open. */

const PAN_PX = 60;

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

const NEARER = 1.5;

/** @type {Record<string, number>} */
const ZOOMS = { '+': NEARER, '=': NEARER, '-': 1 / NEARER, 0: 1 / 1000 };

/**
 * @typedef {object} Does
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {() => Record<string, () => void> | null} placing the keys of what is being placed, if anything is
 * @property {() => (() => void) | null} close what Escape closes, if anything is open
 * @property {(factor: number) => void} zoom
 * @property {(dx: number, dy: number) => boolean} pan says whether the paper could move
 */

/**
 * What a key does here, or null to leave it to the browser.
 * @param {KeyboardEvent} event
 * @param {boolean} onPaper whether the paper itself has the focus
 * @param {Does} does
 * @returns {(() => void) | null}
 */
export const keyAction = (event, onPaper, does) => {
  if (event.ctrlKey || event.metaKey) return shortcut(event, does);
  if (event.altKey) return null;
  const placing = does.placing();
  if (placing && (onPaper || event.key === 'Escape')) return placing[event.key] ?? null;
  if (event.key === 'Escape') return does.close();
  const zoom = onPaper ? ZOOMS[event.key] : undefined;
  if (zoom) return () => does.zoom(zoom);
  const arrow = onPaper ? ARROWS[event.key] : undefined;
  return arrow && does.pan(arrow[0] * PAN_PX, arrow[1] * PAN_PX) ? () => {} : null;
};

/**
 * @param {KeyboardEvent} event
 * @param {Does} does
 */
const shortcut = (event, does) => {
  // Inside a text field the browser's own undo is what is meant.
  if (isTextField(event.target)) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? does.redo : does.undo;
  return key === 'y' ? does.redo : null;
};

/** @param {EventTarget | null} target */
const isTextField = (target) => {
  const field = /** @type {{tagName?: string, type?: string} | null} */ (target);
  return field?.tagName === 'TEXTAREA' || (field?.tagName === 'INPUT' && field.type !== 'radio');
};
