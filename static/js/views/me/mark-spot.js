/** A drawing to put dots on: a tap places one there; with the keyboard, arrows move a cross and Enter places. */

import { guard, html, nothing, svg } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { say } from '../../lib/say.js';
import { signal } from '../../lib/signals.js';
import { GRID_HEIGHT, GRID_WIDTH, sketchSvg } from '../../lib/sketch.js';
import { undescribed } from '../note.js';

/** @typedef {import("./mark.js").Marking} Marking */

const STEP = 50;
const MOVES = new Map([
  ['ArrowLeft', [-STEP, 0]],
  ['ArrowRight', [STEP, 0]],
  ['ArrowUp', [0, -STEP]],
  ['ArrowDown', [0, STEP]],
]);

/** Where the keyboard's cross stands, and on which drawing. */
const cross = signal({ id: '', x: GRID_WIDTH / 2, y: GRID_HEIGHT / 2 });

/** @param {Marking} marking @param {(spot: {x: number, y: number}) => void} place */
export const spotPicture = ({ target, mine, name }, place) => {
  const { sketch, caption } = /** @type {import("../../types.d.ts").Note} */ (target.note);
  const here = cross.value.id === target.id;
  return html`<button class="spot" type="button" aria-label=${t('Put a dot on the drawing: {name}. Arrow keys move the cross, Enter places the dot.', { name })}
    @click=${(/** @type {MouseEvent} */ event) => place(spotOf(event, target.id))} @keydown=${(/** @type {KeyboardEvent} */ event) => move(event, target.id)}
    @blur=${() => show('')}>
    <span class="spot__sketch" aria-hidden="true">${guard([sketch, caption], () => sketchSvg(sketch, caption || undescribed('')))}</span>
    <svg class="spot__dots" viewBox=${`0 0 ${GRID_WIDTH} ${GRID_HEIGHT}`} aria-hidden="true">${mine.map(
      ({ x, y }) =>
        x === undefined ? nothing : svg`<circle class="spot__dot" cx=${x} cy=${y ?? 0} r="30"></circle>`,
    )}${here ? svg`<path class="spot__cross" d=${crossPath(cross.value)}></path>` : nothing}</svg></button>
    <p class="spot__caption">${caption || undescribed('')}</p>
    <p class="hint">${t('Tap the very spot that you mean, or use the button.')}</p>`;
};

/** @param {{x: number, y: number}} spot */
const crossPath = ({ x, y }) => `M${x - 45} ${y}H${x + 45}M${x} ${y - 45}V${y + 45}`;

/** @param {string} id */
const show = (id) => {
  cross.value = id === cross.peek().id ? cross.peek() : { id, x: GRID_WIDTH / 2, y: GRID_HEIGHT / 2 };
};

/** A press of Enter has no place of its own: it means the cross. @param {MouseEvent} event @param {string} id */
const spotOf = (event, id) => {
  const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
  if (event.detail === 0) {
    show(id);
    const { x, y } = cross.peek();
    return { x, y };
  }
  return {
    x: bounded(((event.clientX - box.left) / box.width) * GRID_WIDTH, GRID_WIDTH),
    y: bounded(((event.clientY - box.top) / box.height) * GRID_HEIGHT, GRID_HEIGHT),
  };
};

/** @param {KeyboardEvent} event @param {string} id */
const move = (event, id) => {
  const by = MOVES.get(event.key);
  if (by) {
    event.preventDefault();
    show(id);
    const { x, y } = cross.peek();
    cross.value = { id, x: bounded(x + (by[0] ?? 0), GRID_WIDTH), y: bounded(y + (by[1] ?? 0), GRID_HEIGHT) };
    say(
      t('{x} across, {y} down, of 100', {
        x: Math.round((cross.value.x / GRID_WIDTH) * 100),
        y: Math.round((cross.value.y / GRID_HEIGHT) * 100),
      }),
    );
  }
};

/** @param {number} value @param {number} most */
const bounded = (value, most) => Math.round(Math.min(most, Math.max(0, value)));
