/** The stencil or label being placed: seen over the paper, moved by keys, buttons or the pointer. */

import { paperSvg, shapeElement } from '../lib/sketch.js';
import { labelShapes, stencilShape } from '../lib/sketch-shapes.js';
import { element, iconButton } from './ink-dom.js';
import { COLUMNS, cellOf, ROWS, resized, stepped } from './ink-place.js';

/** @typedef {import('./ink-place.js').Placeable} Placeable */
/** @typedef {import('./ink-texts.js').Translate} Translate */
/**
 * @typedef {object} Handlers
 * @property {(item: Placeable) => void} place
 * @property {() => void} cancel
 * @property {() => void} remove
 * @property {(text: string) => void} say
 */

/**
 * @param {Translate} t
 * @param {Handlers} handlers
 */
export const mountGhost = (t, handlers) => {
  const svg = paperSvg();
  svg.setAttribute('class', 'ink-pad__ghost');
  svg.setAttribute('aria-hidden', 'true');
  svg.toggleAttribute('hidden', true);
  /** @type {Placeable | null} */
  let item = null;

  /** @param {Placeable} next */
  const show = (next) => {
    item = next;
    const drawn = next.kind === 'stencil' ? [stencilShape(next)] : labelShapes(next);
    svg.replaceChildren(...drawn.map(shapeElement));
  };

  /** @param {Placeable} next */
  const showAndSay = (next) => {
    show(next);
    const { column, row } = cellOf(next);
    const values = { column: column + 1, columns: COLUMNS, row: row + 1, rows: ROWS };
    handlers.say(t('Column {column} of {columns}, row {row} of {rows}.', values));
  };

  const step = (/** @type {number} */ across, /** @type {number} */ down) => {
    if (item) showAndSay(stepped(item, across, down));
  };
  const resize = (/** @type {1 | -1} */ by) => {
    if (!item) return;
    const next = resized(item, by);
    show(next);
    handlers.say(by > 0 ? t('Larger.') : t('Smaller.'));
  };
  const place = () => {
    if (item) handlers.place(item);
  };

  const bar = element(
    'div',
    { class: 'ink-pad__bar', role: 'group', 'aria-label': t('Place it'), hidden: true },
    iconButton({ icon: 'arrow-left', name: t('Left'), press: () => step(-1, 0) }),
    iconButton({ icon: 'arrow-right', name: t('Right'), press: () => step(1, 0) }),
    iconButton({ icon: 'arrow-up', name: t('Up'), press: () => step(0, -1) }),
    iconButton({ icon: 'arrow-down', name: t('Down'), press: () => step(0, 1) }),
    iconButton({ icon: 'minus', name: t('Smaller'), press: () => resize(-1) }),
    iconButton({ icon: 'plus', name: t('Larger'), press: () => resize(1) }),
    iconButton({ icon: 'check', name: t('Place'), block: 'ink-pad__button--main', press: place }),
    iconButton({ icon: 'x', name: t('Cancel'), press: handlers.cancel }),
  );

  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowLeft: () => step(-1, 0),
    ArrowRight: () => step(1, 0),
    ArrowUp: () => step(0, -1),
    ArrowDown: () => step(0, 1),
    '+': () => resize(1),
    '=': () => resize(1),
    '-': () => resize(-1),
    Enter: place,
    ' ': place,
    Escape: handlers.cancel,
    Delete: handlers.remove,
    Backspace: handlers.remove,
  };

  return {
    svg,
    bar,
    keys,
    item: () => item,
    /** @param {Placeable} next */
    begin: (next) => {
      svg.toggleAttribute('hidden', false);
      bar.hidden = false;
      showAndSay(next);
    },
    show,
    end: () => {
      item = null;
      svg.toggleAttribute('hidden', true);
      bar.hidden = true;
    },
    /** @param {import('./ink-paper.js').View} view */
    look: ({ x, y, zoom }) => svg.setAttribute('viewBox', `${x} ${y} ${1000 / zoom} ${750 / zoom}`),
  };
};
