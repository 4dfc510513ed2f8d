/** The sketch pad: paper, tools and keyboard in one component that knows nothing of notes. */

import { element } from './ink-dom.js';
import { mountDrawing } from './ink-drawing.js';
import { isDrawn, itemsOf, sketchOf } from './ink-items.js';
import { listenToKeys, listenToPointers } from './ink-listen.js';
import { mountPlacing } from './ink-placing.js';
import { layoutItems, mountStarts } from './ink-starts.js';
import { translator } from './ink-texts.js';
import { mountTools } from './ink-tools.js';
import { description, paperElements, speaker, watchSize } from './ink-view.js';

/** @typedef {import('../lib/sketch-shapes.js').Sketch} Sketch */
/** @typedef {import('./ink-drawing.js').Drawing} Drawing */
/** @typedef {import('./ink-listen.js').State} State */
/** @typedef {import('./ink-listen.js').Placing} Placing */
/** @typedef {import('./ink-texts.js').Translate} Translate */
/** @typedef {{empty: boolean, canUndo: boolean, canRedo: boolean}} Changed */
/**
 * @typedef {object} Options
 * @property {Sketch | null} [sketch] what already stands on the paper
 * @property {(now: Changed) => void} [onChange] after every change
 * @property {(sketch: Sketch | null) => void} [onDraft] after every change, with what to keep on this device
 * @property {boolean} [layouts] whether a white paper offers faint lines to begin with; it does unless told otherwise
 * @property {Translate | Record<string, string>} [strings] a `t`, or English to another language
 */
/**
 * @typedef {object} Pad
 * @property {() => Sketch | null} value the sketch as the wire has it, or null for an empty paper
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {() => void} clear
 * @property {() => void} dispose a stroke under way is kept first
 */

/**
 * Put a sketch pad into an element.
 * @param {HTMLElement} host
 * @param {Options} options
 * @returns {Pad}
 */
export const mountPad = (host, { sketch = null, onChange, onDraft, layouts = true, strings } = {}) => {
  const t = translator(strings);
  /** @type {State} */
  const state = { tool: 'pen', pen: 0, width: 9 };
  const view = paperElements(t);
  const say = speaker(view.status);
  let refresh = () => {};

  const drawing = mountDrawing(view.canvas, itemsOf(sketch), {
    changed: () => {
      refresh();
      onChange?.(statusOf(drawing));
      onDraft?.(sketchOf(drawing.items()));
    },
    full: () => say(t('The paper is full. Erase something to draw more.')),
    nearlyFull: () => say(t('The paper is nearly full.')),
  });
  const placing = mountPlacing(t, drawing, {
    pen: () => state.pen,
    say,
    changed: () => refresh(),
    focusPaper: () => view.paper.focus({ preventScroll: true }),
    focusTool: (name) => tools.tools[name].focus(),
  });
  const starts = mountStarts(t, (id) => {
    drawing.put(id ? layoutItems(t, id) : []);
    say(id ? t('Faint lines to draw on. Press again to take them away.') : t('Blank paper.'));
  });
  const look = looker(drawing, placing, () => refresh());
  const steps = waysBack(t, drawing, say);
  const penSeen = () => tools.showFinger(false);
  const pointers = listenToPointers(view, {
    state,
    drawing,
    placing,
    look,
    penSeen,
    starts,
    ended: () => refresh(),
  });
  const choose = chooser(state, placing, () => refresh());
  const finger = () => tools.showFinger(pointers.toggleFinger());
  const tools = mountTools(t, { ...choose, ...steps, zoom: (factor) => look({ factor }), finger });
  refresh = () => {
    showState(t, view, tools, { state, drawing, placing });
    starts.update(drawing.items(), layouts && !isDrawn(drawing.items()) && !placing.busy());
  };

  view.paper.append(starts.root);
  const root = assemble(t, view, placing, tools.rows);
  host.append(root);
  listenToKeys(root, view.paper, { ...steps, drawing, placing, pointers, look });
  const watching = watchSize(view.canvas, drawing);
  refresh();
  // A page that is put away gets no more events: what is half drawn is kept as far as it goes.
  addEventListener('pagehide', pointers.finish);
  const dispose = () => {
    removeEventListener('pagehide', pointers.finish);
    pointers.finish();
    pointers.dispose();
    watching.disconnect();
    root.remove();
  };
  const value = () => (isDrawn(drawing.items()) ? sketchOf(drawing.items()) : null);
  return { value, ...steps, dispose };
};

/**
 * @param {Translate} t
 * @param {Drawing} drawing
 * @param {(text: string) => void} say
 */
const waysBack = (t, drawing, say) => ({
  undo: () => {
    if (!drawing.canUndo()) return;
    drawing.undo();
    say(t('Undone.'));
  },
  redo: () => {
    if (!drawing.canRedo()) return;
    drawing.redo();
    say(t('Redone.'));
  },
  clear: () => {
    if (drawing.items().length === 0) return;
    drawing.put([]);
    say(t('Cleared. Undo brings it back.'));
  },
});

/**
 * @param {State} state
 * @param {Placing} placing
 * @param {() => void} refresh
 */
const chooser = (state, placing, refresh) => ({
  tool: (/** @type {import('./ink-tools.js').ToolName} */ name) => {
    const panel = name === 'stencil' || name === 'label';
    if (panel || placing.busy()) placing.toggle(panel ? name : null);
    if (!panel) state.tool = name;
    refresh();
  },
  pen: (/** @type {number} */ pen) => {
    state.pen = pen;
    placing.recolour(pen);
  },
  width: (/** @type {number} */ width) => {
    state.width = width;
  },
});

/**
 * @param {Drawing} drawing
 * @param {Placing} placing
 * @param {() => void} refresh
 */
const looker = (drawing, placing, refresh) => (/** @type {import('./ink-listen.js').Look} */ by) => {
  drawing.paper.measure();
  drawing.paper.look(by);
  placing.ghost.look(drawing.paper.view);
  drawing.redraw(placing.standing());
  refresh();
};

/**
 * @param {Translate} t
 * @param {import('./ink-view.js').View} view
 * @param {ReturnType<typeof mountTools>} tools
 * @param {{state: State, drawing: Drawing, placing: Placing}} pad
 */
const showState = (t, view, tools, { state, drawing, placing }) => {
  const { zoom } = drawing.paper.view;
  const open = placing.open();
  const busy = placing.busy();
  const now = { tool: busy ? null : state.tool, open, placing: busy && !open, zoom };
  tools.update({ ...now, ...statusOf(drawing) });
  for (const covered of [view.paper, tools.rows]) covered.inert = open !== null;
  view.canvas.setAttribute('aria-label', description(t, drawing.items()));
  view.canvas.dataset.tool = placing.ghost.item() ? 'place' : state.tool;
  // The paper is a stop for Tab only while keys do something there.
  view.paper.tabIndex = placing.ghost.item() || zoom > 1 ? 0 : -1;
};

/**
 * @param {Drawing} drawing
 * @returns {Changed}
 */
const statusOf = (drawing) => ({
  empty: drawing.items().length === 0,
  canUndo: drawing.canUndo(),
  canRedo: drawing.canRedo(),
});

/**
 * @param {Translate} t
 * @param {import('./ink-view.js').View} view
 * @param {Placing} placing
 * @param {HTMLElement} tools
 */
const assemble = (t, { paper, status }, placing, tools) => {
  paper.append(placing.ghost.svg);
  const parts = [paper, placing.ghost.bar, tools, status, ...placing.panels];
  return element('div', { class: 'ink-pad', role: 'group', 'aria-label': t('Sketch pad') }, ...parts);
};
