/** What opens over the paper: the 24 stencils and what already stands there, and the text for a label. */

import { paperSvg, shapeElement } from '../lib/sketch.js';
import { stencilShape } from '../lib/sketch-shapes.js';
import { STENCILS } from '../lib/sketch-stencils.js';
import { choices, element, iconButton } from './ink-dom.js';
import { sizeNames, stencilNames } from './ink-texts.js';

/** @typedef {import('./ink-texts.js').Translate} Translate */
/** @typedef {import('./ink-items.js').Item} Item */
/** @typedef {import('./ink-place.js').Placeable} Placeable */

const MOST_LETTERS = 140;

/**
 * @param {Translate} t
 * @param {{choose: (id: string) => void, move: (item: Placeable) => void, close: () => void}} handlers
 */
export const stencilPanel = (t, handlers) => {
  const names = stencilNames(t);
  const grid = element('div', { class: 'ink-pad__stencils' });
  for (const id of Object.keys(STENCILS)) grid.append(stencilButton(id, names[id] ?? id, handlers.choose));
  const placed = element('div', { class: 'ink-pad__placed' });
  const panel = frame(t('Choose a picture, then tap the paper'), t('Close'), handlers.close, grid, placed);

  /** @param {readonly Item[]} items what stands on the paper; stencils and labels can be moved */
  const list = (items) => {
    const movable = /** @type {Placeable[]} */ (
      items.filter((item) => item.kind === 'stencil' || item.kind === 'label')
    );
    const buttons = movable.map((item) => {
      const name = item.kind === 'stencil' ? (names[item.id] ?? item.id) : item.text;
      return iconButton({ icon: 'move', name: t('Move {name}', { name }), press: () => handlers.move(item) });
    });
    placed.replaceChildren(...buttons);
  };
  return { panel, list };
};

/**
 * @param {string} id
 * @param {string} name
 * @param {(id: string) => void} choose
 */
const stencilButton = (id, name, choose) => {
  const picture = paperSvg();
  picture.setAttribute('viewBox', '-56 -56 112 112');
  picture.setAttribute('class', 'ink-pad__icon');
  picture.setAttribute('aria-hidden', 'true');
  const { stroke: _, ...attributes } = stencilShape({ id, x: 0, y: 0, scale: 1, pen: 0 }).attributes;
  picture.append(
    shapeElement({ tag: 'path', attributes: { ...attributes, stroke: 'currentColor' }, text: '' }),
  );
  const button = element(
    'button',
    { type: 'button', class: 'ink-pad__button', title: name },
    picture,
    element('span', { class: 'ink-pad__name' }, name),
  );
  button.addEventListener('click', () => choose(id));
  return button;
};

/**
 * @param {Translate} t
 * @param {{choose: (text: string, size: number) => void, close: () => void}} handlers
 */
export const labelPanel = (t, handlers) => {
  let size = 1;
  const input = element('input', { class: 'ink-pad__text', autocomplete: 'off', enterkeyhint: 'done' });
  const field = element('label', { class: 'ink-pad__field' }, t('Text'), input);
  const problem = element('p', { class: 'ink-pad__problem', role: 'alert' });
  const sizes = choices({
    legend: t('Text size'),
    names: sizeNames(t),
    chosen: 0,
    mark: 'size',
    choose: (index) => {
      size = index + 1;
    },
  });
  const send = () => {
    const text = input.value.trim();
    const length = lengthOf(text);
    if (length === 0) problem.textContent = t('Write the text first.');
    else if (length > MOST_LETTERS) problem.textContent = t('Shorten the text to 140 characters.');
    else problem.textContent = '';
    if (problem.textContent) return input.focus();
    handlers.choose(text, size);
    input.value = '';
  };
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    send();
  });
  const done = iconButton({
    icon: 'check',
    name: t('Place the text'),
    block: 'ink-pad__button--main',
    press: send,
  });
  const row = element('div', { class: 'ink-pad__row' }, sizes, done);
  return { panel: frame(t('Write, then tap the paper'), t('Close'), handlers.close, field, problem, row) };
};

/**
 * A text's length as a person counts it.
 * @param {string} text
 */
const lengthOf = (text) => [...new Intl.Segmenter().segment(text)].length;

/**
 * @param {string} title
 * @param {string} closeName
 * @param {() => void} close
 * @param {...Node} children
 */
const frame = (title, closeName, close, ...children) => {
  const heading = element('p', { class: 'ink-pad__title' }, title);
  const head = element(
    'div',
    { class: 'ink-pad__head' },
    heading,
    iconButton({ icon: 'x', name: closeName, press: close }),
  );
  return element(
    'div',
    { class: 'ink-pad__panel', role: 'group', 'aria-label': title, hidden: true },
    head,
    ...children,
  );
};
