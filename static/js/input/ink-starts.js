/** What lies on a white paper until somebody draws: a kind word, and faint layouts to begin with. */

import { paperSvg, shapeElement } from '../lib/sketch.js';
import { shapes } from '../lib/sketch-shapes.js';
import { element } from './ink-dom.js';
import { layoutNames } from './ink-texts.js';

/** @typedef {import('./ink-items.js').Item} Item */
/** @typedef {import('./ink-items.js').Label} Label */
/** @typedef {import('./ink-texts.js').Translate} Translate */

const ONE_PRESS_MS = 500;

/**
 * @param {Translate} t
 * @param {(id: string | null) => void} choose null for the blank paper again
 */
export const mountStarts = (t, choose) => {
  let settled = Number.NEGATIVE_INFINITY;
  const press = (/** @type {HTMLElement} */ button) =>
    choose(button.getAttribute('aria-pressed') === 'true' ? null : (button.dataset.layout ?? null));
  const names = Object.entries(layoutNames(t));
  const buttons = names.map(([id, name]) => {
    const button = element(
      'button',
      { type: 'button', class: 'ink-pad__start', 'data-layout': id, 'aria-pressed': 'false' },
      thumbnail(id),
      element('span', { class: 'ink-pad__start-name' }, name),
    );
    button.addEventListener('click', () => {
      // What a pointer meant was settled as it was lifted: a press, or the end of a stroke that began here.
      if (performance.now() - settled > ONE_PRESS_MS) press(button);
    });
    return button;
  });
  const root = element(
    'div',
    { class: 'ink-pad__starts' },
    element('p', { class: 'ink-pad__invite' }, roughPerson(), t('Draw here. A stick person is fine.')),
    element(
      'div',
      { class: 'ink-pad__layouts', role: 'group', 'aria-label': t('Start with faint lines') },
      ...buttons,
    ),
  );
  return {
    root,
    /** The layout that lies under a pointer, if one does. @param {EventTarget | null} target */
    under: (target) => buttons.find((button) => target instanceof Node && button.contains(target)) ?? null,
    /** A pointer was lifted. @param {HTMLElement | null} button what it pressed; null for a stroke */
    lifted: (button) => {
      settled = performance.now();
      if (button) press(button);
    },
    hide: () => {
      root.hidden = true;
    },
    /** @param {readonly Item[]} items @param {boolean} shown */
    update: (items, shown) => {
      root.hidden = !shown;
      const chosen = items.find((item) => item.kind === 'layout')?.id;
      root.dataset.chosen = String(chosen !== undefined);
      for (const button of buttons) {
        button.setAttribute('aria-pressed', String(button.dataset.layout === chosen));
      }
    },
  };
};

/**
 * A layout with the words that belong to it, which can be moved and erased like any other.
 * @param {Translate} t
 * @param {string} id
 * @returns {Item[]}
 */
export const layoutItems = (t, id) => {
  const word = (/** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ text) =>
    /** @type {Label} */ ({ kind: 'label', x, y, size: 1, pen: 0, text, given: true });
  /** @type {Record<string, Label[]>} */
  const words = {
    'before-after': [word(30, 60, t('Before')), word(530, 60, t('After'))],
    story: [word(30, 130, '1'), word(350, 130, '2'), word(670, 130, '3')],
    'problem-idea': [word(40, 130, t('Problem')), word(600, 130, t('Idea'))],
  };
  return [{ kind: 'layout', id }, ...(words[id] ?? [])];
};

/** As rough as anybody's: nobody need do better. */
const ROUGH =
  'M30 7C22 5 18 14 23 20C28 25 39 24 41 15C42 8 35 5 28 8M31 23C30 34 33 42 30 51M13 31C22 38 40 38 48 27M30 50C27 60 22 68 17 76M31 50C34 58 39 67 45 74';

const roughPerson = () => {
  const picture = paperSvg();
  picture.setAttribute('viewBox', '0 0 60 80');
  picture.setAttribute('class', 'ink-pad__rough');
  picture.setAttribute('aria-hidden', 'true');
  picture.append(
    shapeElement({
      tag: 'path',
      attributes: { d: ROUGH, stroke: 'currentColor', 'stroke-width': '3' },
      text: '',
    }),
  );
  return picture;
};

/** @param {string} id */
const thumbnail = (id) => {
  const picture = paperSvg();
  picture.setAttribute('class', 'ink-pad__thumb');
  picture.setAttribute('aria-hidden', 'true');
  const [, ...lines] = shapes({ v: 1, strokes: [], layout: id });
  for (const line of lines) {
    const drawn = {
      ...line,
      attributes: { ...line.attributes, stroke: 'currentColor', 'stroke-width': '24' },
    };
    picture.append(shapeElement(drawn));
  }
  return picture;
};
