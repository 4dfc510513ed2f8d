/** The tools under the paper: what draws, in which pen, and the way back. */

import { WIDTHS } from '../lib/sketch-shapes.js';
import { choices, element, iconButton } from './ink-dom.js';
import { penNames, widthNames } from './ink-texts.js';

/** @typedef {'pen' | 'eraser' | 'stencil' | 'label'} ToolName */
/**
 * @typedef {object} Handlers
 * @property {(name: ToolName) => void} tool
 * @property {(pen: number) => void} pen
 * @property {(width: number) => void} width
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {() => void} clear
 * @property {(factor: number) => void} zoom
 * @property {() => void} finger
 */

/**
 * @param {import('./ink-texts.js').Translate} t
 * @param {Handlers} handlers
 */
export const mountTools = (t, handlers) => {
  const tools = {
    pen: iconButton({ icon: 'pencil', name: t('Pen'), press: () => handlers.tool('pen') }),
    eraser: iconButton({ icon: 'eraser', name: t('Eraser'), press: () => handlers.tool('eraser') }),
    stencil: iconButton({ icon: 'shapes', name: t('Pictures'), press: () => handlers.tool('stencil') }),
    label: iconButton({ icon: 'type', name: t('Text'), press: () => handlers.tool('label') }),
  };
  const undo = iconButton({ icon: 'undo-2', name: t('Undo'), press: handlers.undo });
  const redo = iconButton({ icon: 'redo-2', name: t('Redo'), press: handlers.redo });
  const clear = iconButton({ icon: 'trash-2', name: t('Clear'), press: handlers.clear });
  const nearer = iconButton({ icon: 'zoom-in', name: t('Zoom in'), press: () => handlers.zoom(1.5) });
  const further = iconButton({ icon: 'zoom-out', name: t('Zoom out'), press: () => handlers.zoom(1 / 1.5) });
  const finger = iconButton({ icon: 'hand', name: '', press: handlers.finger });
  finger.hidden = true;

  const pens = choices({
    legend: t('Pen colour'),
    names: penNames(t),
    chosen: 0,
    mark: 'pen',
    choose: handlers.pen,
  });
  const widths = choices({
    legend: t('Pen width'),
    names: widthNames(t),
    chosen: 1,
    mark: 'width',
    choose: (index) => handlers.width(WIDTHS[index] ?? 9),
  });
  const row = (/** @type {Node[]} */ ...children) => element('div', { class: 'ink-pad__row' }, ...children);
  const group = (/** @type {Node[]} */ ...children) =>
    element('div', { class: 'ink-pad__group' }, ...children);

  const first = row(group(...Object.values(tools)), group(undo, redo, clear));

  return {
    rows: element(
      'div',
      { class: 'ink-pad__tools' },
      first,
      row(pens, widths, group(further, nearer, finger)),
    ),
    tools,
    /**
     * @param {{tool: ToolName | null, open: ToolName | null, placing: boolean, canUndo: boolean, canRedo: boolean, empty: boolean, zoom: number}} now
     */
    update: (now) => {
      first.hidden = now.placing; // the bar for placing stands in its stead
      for (const name of /** @type {const} */ (['pen', 'eraser'])) {
        tools[name].setAttribute('aria-pressed', String(now.tool === name));
      }
      for (const name of /** @type {const} */ (['stencil', 'label'])) {
        tools[name].setAttribute('aria-expanded', String(now.open === name));
      }
      setDisabled(undo, !now.canUndo);
      setDisabled(redo, !now.canRedo);
      setDisabled(clear, now.empty);
      setDisabled(further, now.zoom <= 1);
      setDisabled(nearer, now.zoom >= 4);
    },
    /** @param {boolean} draws */
    showFinger: (draws) => {
      finger.hidden = false;
      const name = draws ? t('Finger draws: on') : t('Finger draws: off');
      finger.title = name;
      /** @type {HTMLElement} */ (finger.querySelector('.ink-pad__name')).textContent = name;
    },
  };
};

/**
 * @param {HTMLButtonElement} button
 * @param {boolean} disabled
 */
const setDisabled = (button, disabled) => button.setAttribute('aria-disabled', String(disabled));
