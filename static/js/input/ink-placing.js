/** Putting a stencil or label on the paper, or another place for one: by tap and tap, by keys, by buttons. */

import { mountGhost } from './ink-ghost.js';
import { labelPanel, stencilPanel } from './ink-panels.js';
import { FIRST_SCALE, inCell } from './ink-place.js';

/** @typedef {import('./ink-place.js').Placeable} Placeable */
/** @typedef {import('./ink-strokes.js').Gesture} Gesture */
/** @typedef {'stencil' | 'label'} PanelName */

const MIDDLE = /** @type {const} */ ([4, 3]);

/**
 * @param {import('./ink-texts.js').Translate} t
 * @param {import('./ink-drawing.js').Drawing} drawing
 * @param {{pen: () => number, say: (text: string) => void, changed: () => void, focusPaper: () => void, focusTool: (name: PanelName) => void}} pad
 *   `changed`: a panel opened or closed, or something began or ended being placed
 */
export const mountPlacing = (t, drawing, pad) => {
  /** @type {Placeable | null} */
  let moving = null;
  /** @type {PanelName | null} */
  let open = null;

  const standing = () => drawing.items().filter((item) => item !== moving);
  const stop = () => {
    moving = null;
    ghost.end();
    pad.changed();
    pad.focusPaper();
  };
  const place = (/** @type {Placeable} */ item) => {
    const room = drawing.put([...standing(), item]);
    stop();
    if (room) pad.say(t('Placed.'));
  };
  const cancel = () => {
    stop();
    drawing.redraw();
    pad.say(t('Nothing placed.'));
  };
  const remove = () => {
    if (!moving) return cancel();
    drawing.put(standing());
    stop();
    pad.say(t('Removed. Undo brings it back.'));
  };
  const ghost = mountGhost(t, { place, cancel, remove, say: pad.say });

  const toggle = (/** @type {PanelName | null} */ name) => {
    if (ghost.item()) cancel();
    const closed = open;
    open = open === name ? null : name;
    stencils.list(drawing.items());
    stencils.panel.hidden = open !== 'stencil';
    labels.panel.hidden = open !== 'label';
    pad.changed();
    if (open) focusFirst(open === 'stencil' ? stencils.panel : labels.panel);
    else if (closed) pad.focusTool(closed);
  };
  const beginWith = (/** @type {Placeable} */ item) => {
    toggle(null);
    ghost.begin(item);
    pad.changed();
    pad.focusPaper();
  };
  const stencils = stencilPanel(t, {
    close: () => toggle(null),
    choose: (id) =>
      beginWith(inCell({ kind: 'stencil', id, x: 0, y: 0, scale: FIRST_SCALE, pen: pad.pen() }, ...MIDDLE)),
    move: (item) => {
      beginWith(item);
      moving = item;
      drawing.redraw(standing());
    },
  });
  const labels = labelPanel(t, {
    close: () => toggle(null),
    choose: (text, size) =>
      beginWith(inCell({ kind: 'label', text, x: 0, y: 0, size, pen: pad.pen() }, 0, MIDDLE[1])),
  });

  return {
    ghost,
    toggle,
    standing,
    busy: () => open !== null || ghost.item() !== null,
    /** What is being placed takes the pen that is chosen meanwhile. */
    recolour: (/** @type {number} */ pen) => {
      const item = ghost.item();
      if (item) ghost.show({ ...item, pen });
    },
    panels: [stencils.panel, labels.panel],
    open: () => open,
    gesture: () => placingGesture(drawing.paper, ghost, place),
  };
};

/**
 * The pointer leads the ghost and leaves it where it lets go.
 * @param {import('./ink-drawing.js').Drawing['paper']} paper
 * @param {ReturnType<typeof mountGhost>} ghost
 * @param {(item: Placeable) => void} place
 * @returns {Gesture}
 */
const placingGesture = (paper, ghost, place) => {
  const follow = (/** @type {import('./ink-pointer.js').Sample} */ { clientX, clientY }) => {
    const item = ghost.item();
    const [x, y] = paper.gridPoint(clientX, clientY);
    if (item) ghost.show({ ...item, x, y });
  };
  return {
    start: follow,
    move: (samples) => {
      const last = samples.at(-1);
      if (last) follow(last);
    },
    end: () => {
      const item = ghost.item();
      if (item) place(item);
    },
    cancel: () => {},
  };
};

/** @param {HTMLElement} panel */
const focusFirst = (panel) => {
  const first = panel.querySelector('.ink-pad__text, .ink-pad__stencils button');
  if (first instanceof HTMLElement) first.focus();
};
