/**
 * One note on the wall, made by hand: 2,000 of them stand in a page, and a template for each would cost four times
 * the nodes. Its words are always there, so that they can be found and read out; its drawing, its line of facts and
 * its buttons only while it is near.
 */

import { t, tn } from '../../lib/i18n.js';
import { noteName, sightWords, undescribed } from '../note.js';
import { drawingOf } from './drawing.js';

/** @typedef {import("../../types.d.ts").Note} Note */
/**
 * @typedef {object} Facts
 * @property {Note} note
 * @property {string} by
 * @property {boolean} chosen
 * @property {boolean} full
 * @property {number} pile how many lie on it
 * @property {string} writer who is writing it at this moment
 * @property {string} mover who is moving it at this moment
 * @property {string} builds what it builds on
 * @property {boolean} may whether this viewer moves it
 * @property {string} lang the page's, in which all this is said
 */
/** @typedef {{li: HTMLLIElement, article: HTMLElement, words: HTMLElement, facts: Facts | null}} Card */

/** Up to so many characters, so large. @type {Array<[number, string]>} */
const SIZES = [
  [22, 'xl'],
  [52, 'l'],
  [92, 'm'],
];

/** @returns {Card} */
export const createCard = () => {
  const li = document.createElement('li');
  const article = document.createElement('article');
  const words = document.createElement('p');
  article.className = 'note';
  article.tabIndex = -1;
  article.append(words);
  li.append(article);
  return { li, article, words, facts: null };
};

/** Brings a card to what is so now; writes what differs alone. @param {Card} card @param {Facts} facts */
export const dress = (card, facts) => {
  const before = card.facts;
  if (before && same(before, facts)) {
    return;
  }
  card.facts = facts;
  name(card, facts);
  if (!before || before.note !== facts.note || before.lang !== facts.lang) {
    say(card, facts.note);
  }
  fill(card, facts);
};

/** @param {Facts} a @param {Facts} b */
const same = (a, b) =>
  a.note === b.note &&
  a.full === b.full &&
  a.chosen === b.chosen &&
  a.by === b.by &&
  a.pile === b.pile &&
  a.writer === b.writer &&
  a.mover === b.mover &&
  a.builds === b.builds &&
  a.lang === b.lang &&
  a.may === b.may;

/** @param {Card} card @param {Facts} facts */
const name = ({ article }, { note, by, chosen, full, pile, writer, mover, may }) => {
  article.className = [
    'note',
    note.parked && 'note--parked',
    note.hidden && 'note--hidden',
    chosen && 'note--selected',
    pile > 0 && 'note--pile',
    writer && 'note--written',
    mover && 'note--moved',
  ]
    .filter(Boolean)
    .join(' ');
  article.toggleAttribute('data-full', full);
  article.dataset.note = note.note_id;
  article.dataset.colour = note.colour;
  attribute(article, 'data-see', note.see ?? '');
  attribute(article, 'lang', note.language ?? '');
  attribute(article, 'aria-label', noteName(note, by));
  attribute(
    article,
    'aria-description',
    [
      may && chosen ? t('Chosen') : '',
      pile > 0 ? alike(pile) : '',
      writer ? t('{name} is writing it', { name: writer }) : '',
      mover ? t('{name} is moving it', { name: mover }) : '',
    ]
      .filter(Boolean)
      .join('. '),
  );
};

/** @param {number} pile */
export const alike = (pile) => tn('{n} more says the same', '{n} more say the same', pile);

/** @param {Card} card @param {Note} note */
const say = ({ article, words }, note) => {
  const text = note.text || note.caption || (note.kind === 'text' ? '' : undescribed('', note.kind));
  const size = SIZES.find(([most]) => text.length <= most)?.[1] ?? 's';
  words.className = note.kind !== 'text' && !note.text ? 'note__caption' : 'note__text';
  article.dataset.size = size;
  article.dataset.kind = note.kind;
  words.textContent = text;
};

/** The drawing above the words, the facts and the buttons below. @param {Card} card @param {Facts} facts */
const fill = ({ article, words }, facts) => {
  const drawing = facts.full && facts.note.kind !== 'text' ? drawingOf(facts.note, facts.by) : null;
  const parts = facts.full ? [words, ...below(facts)] : [words];
  article.replaceChildren(...(drawing ? [drawing] : []), ...parts);
};

/** @param {Facts} facts @returns {HTMLElement[]} */
const below = ({ note, by, chosen, pile, writer, mover, builds, may }) => {
  const meta = made('div', 'note__meta');
  const who = made('span', 'note__by');
  who.textContent = [by, ...flags(note)].filter(Boolean).join(' · ');
  meta.append(who);
  if (pile > 0) {
    const button = control('pile', t('Open the pile: {count}', { count: alike(pile) }), 'note__pile');
    button.textContent = String(pile + 1);
    meta.append(button);
  }
  if (may) {
    const choose = control('choose', t('Choose'), 'note__choose');
    choose.setAttribute('aria-pressed', String(chosen));
    meta.append(choose, control('menu', t('Move to...'), 'note__more'));
  }
  const hand = writer
    ? t('{name} is writing', { name: writer })
    : mover && t('{name} is moving it', { name: mover });
  return [
    ...(builds ? [line('note__builds', t('Builds on: {text}', { text: builds }))] : []),
    ...(hand ? [line('note__hand', hand)] : []),
    meta,
  ];
};

/** @param {Note} note */
const flags = (note) => [
  note.saving === 'kept' ? t('On this device') : '',
  note.saving === 'saving' ? t('Saving') : '',
  note.late ? t('Late') : '',
  note.tray ? t('After the step') : '',
  note.hidden ? t('Hidden') : '',
  note.parked ? t('Parked') : '',
  note.see ? sightWords(note) : '',
];

/** @param {string} tag @param {string} className */
const made = (tag, className) => {
  const element = document.createElement(tag);
  element.className = className;
  return element;
};

/** @param {string} className @param {string} text */
const line = (className, text) => {
  const element = made('p', className);
  element.textContent = text;
  return element;
};

/** A button that the wall listens to as a whole; reached with Tab only from the note that has the focus. @param {string} does @param {string} label @param {string} className */
const control = (does, label, className) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.dataset.does = does;
  button.tabIndex = -1;
  button.title = label;
  button.setAttribute('aria-label', label);
  return button;
};

/** @param {HTMLElement} element @param {string} attributeName @param {string} value empty for none */
const attribute = (element, attributeName, value) => {
  if (value === '') {
    element.removeAttribute(attributeName);
  } else if (element.getAttribute(attributeName) !== value) {
    element.setAttribute(attributeName, value);
  }
};
