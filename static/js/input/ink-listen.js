/** From the browser's events to what the pad does. */

import { keyAction } from './ink-keys.js';
import { trackPointers } from './ink-pointer.js';
import { eraserGesture, penGesture } from './ink-strokes.js';

/** @typedef {import('./ink-strokes.js').Gesture} Gesture */
/** @typedef {import('./ink-drawing.js').Drawing} Drawing */
/** @typedef {ReturnType<typeof import('./ink-placing.js').mountPlacing>} Placing */
/** @typedef {{tool: 'pen' | 'eraser', pen: number, width: number}} State */
/** @typedef {ReturnType<typeof import('./ink-starts.js').mountStarts>} Starts */
/** @typedef {Parameters<Drawing['paper']['look']>[0]} Look */

const WHEEL_STEP = 0.002;
const PRESS_PX = 6;

/**
 * @param {import('./ink-view.js').View} view
 * @param {{state: State, drawing: Drawing, placing: Placing, look: (by: Look) => void, penSeen: () => void, starts: Starts, ended: () => void}} pad
 */
export const listenToPointers = (
  { paper, canvas },
  { state, drawing, placing, look, penSeen, starts, ended },
) => {
  /** @type {Gesture | null} */
  let gesture = null;
  /** What may be pressed, as long as the pointer has not left it. @type {{button: HTMLElement, x: number, y: number} | null} */
  let press = null;
  const pointers = trackPointers(canvas, {
    start: (sample, { pen, eraser }) => {
      paper.focus({ preventScroll: true });
      drawing.paper.measure();
      starts.hide();
      if (placing.ghost.item()) gesture = placing.gesture();
      else if (eraser || state.tool === 'eraser') gesture = eraserGesture(drawing);
      else gesture = penGesture(drawing, state, pen);
      gesture.start(sample);
    },
    move: (samples) => {
      gesture?.move(samples);
      const last = samples.at(-1);
      if (press && last && Math.hypot(last.clientX - press.x, last.clientY - press.y) > PRESS_PX)
        press = null;
    },
    end: () => {
      if (press) gesture?.cancel();
      else gesture?.end();
      ended();
      starts.lifted(press?.button ?? null);
      press = null;
    },
    cancel: () => {
      press = null;
      gesture?.cancel();
      ended();
    },
    pinch: look,
    penSeen,
  });
  // A stroke may begin where a layout is offered: only a press that stays there chooses it.
  starts.root.addEventListener('pointerdown', (event) => {
    const button = starts.under(event.target);
    if (!button || event.button > 0) return;
    event.preventDefault();
    const here = { button, x: event.clientX, y: event.clientY };
    const underWay = gesture;
    gesture = null;
    pointers.down(event);
    if (gesture) press = here;
    else gesture = underWay;
  });
  canvas.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'mouse' || event.buttons > 0 || !placing.ghost.item()) return;
    drawing.paper.measure();
    placing.gesture().start(event);
  });
  canvas.addEventListener('wheel', (event) => wheel(event, drawing, look), { passive: false });
  return pointers;
};

/**
 * Ctrl and wheel (or a trackpad's pinch) zooms; the wheel alone moves a paper that is zoomed, else the page.
 * @param {WheelEvent} event
 * @param {Drawing} drawing
 * @param {(by: Look) => void} look
 */
const wheel = (event, drawing, look) => {
  const { clientX, clientY } = event;
  if (event.ctrlKey) look({ factor: Math.exp(-event.deltaY * WHEEL_STEP), clientX, clientY });
  else if (drawing.paper.view.zoom > 1) look({ dx: -event.deltaX, dy: -event.deltaY });
  else return;
  event.preventDefault();
};

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} paper
 * @param {{undo: () => void, redo: () => void, drawing: Drawing, placing: Placing, pointers: {cancel: () => boolean}, look: (by: Look) => void}} pad
 */
export const listenToKeys = (root, paper, { undo, redo, drawing, placing, pointers, look }) => {
  const does = {
    undo,
    redo,
    placing: () => (placing.ghost.item() ? placing.ghost.keys : null),
    close: () => {
      if (pointers.cancel()) return () => {};
      return placing.open() ? () => placing.toggle(null) : null;
    },
    zoom: (/** @type {number} */ factor) => look({ factor }),
    pan: (/** @type {number} */ dx, /** @type {number} */ dy) => {
      if (drawing.paper.view.zoom > 1) look({ dx, dy });
      return drawing.paper.view.zoom > 1;
    },
  };
  root.addEventListener('keydown', (event) => {
    const action = keyAction(event, event.target === paper, does);
    if (!action) return;
    // An Escape that is ours must not close the dialog around the pad too.
    event.preventDefault();
    event.stopPropagation();
    action();
  });
};
