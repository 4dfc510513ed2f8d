/** Where a note lies in a step whose wall is divided: columns, numbered panels, or the quarters between two axes. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';

/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {{name: string, notes: Note[]}} Place */

const PANELS = 8;

/** The names of a step's places, in their order; none on a plain wall. @param {Phase | null | undefined} phase @returns {string[]} */
export const placesOf = (phase) => {
  const { kind, titles, count, x, y } = phase?.switches.layout ?? {};
  switch (kind) {
    case 'columns':
      return Array.isArray(titles) ? titles.map(String) : [];
    case 'panels':
      return Array.from({ length: Number(count ?? PANELS) }, (_, index) =>
        t('Panel number {n}', { n: index + 1 }),
      );
    case 'axes':
      return quarters(x || t('across'), y || t('up'));
    default:
      return [];
  }
};

/** As a page is read: high left, high right, low left, low right. @param {string} x @param {string} y */
const quarters = (x, y) => [
  t('High: {y}. Low: {x}', { x, y }),
  t('High: {y} and {x}', { x, y }),
  t('Low: {y} and {x}', { x, y }),
  t('Low: {y}. High: {x}', { x, y }),
];

/** The notes by their places; those that lie in none come last. @param {readonly Note[]} notes @param {Phase | null | undefined} phase @returns {Place[]} */
export const byPlace = (notes, phase) => {
  const names = placesOf(phase);
  const places = names.map((name, column) => ({
    name,
    notes: notes.filter((note) => note.column === column),
  }));
  const rest = notes.filter((note) => note.column === undefined || note.column >= names.length);
  // An empty column is part of what was asked; an empty panel says nothing.
  const shown =
    phase?.switches.layout?.kind === 'columns' ? places : places.filter((place) => place.notes.length > 0);
  return rest.length > 0 ? [...shown, { name: t('Not placed'), notes: rest }] : shown;
};

/** The notes of a step, in its columns where it has some. @param {readonly Note[]} notes @param {Phase | null | undefined} phase @param {(notes: readonly Note[], key: string) => unknown} list */
export const inPlaces = (notes, phase, list) =>
  placesOf(phase).length > 0
    ? html`<div class="places">${byPlace(notes, phase).map(
        ({ name, notes: here }, index) =>
          html`<section class="place" aria-label=${name}><h3 class="place__name">${name} <span class="count">${here.length}</span></h3>${here.length > 0 ? list(here, String(index)) : html`<p class="empty">${t('No notes yet.')}</p>`}</section>`,
      )}</div>`
    : list(notes, '');

/** Which place the next note goes into: the first column, the first panel that is free, no quarter. @param {Phase} phase @param {readonly Note[]} mine one's own notes of the step @returns {number | undefined} */
export const firstPlace = (phase, mine) => {
  switch (phase.switches.layout?.kind) {
    case 'columns':
      return 0;
    case 'panels': {
      const taken = new Set(mine.map(({ column }) => column));
      const free = placesOf(phase).findIndex((_, column) => !taken.has(column));
      return free < 0 ? undefined : free;
    }
    default:
      return undefined;
  }
};

/** Radios to say where a note belongs. @param {Phase | null | undefined} phase @param {number | undefined} column @param {(column: number) => void} choose @param {string} [name] */
export const placeChoice = (phase, column, choose, name = 'place') => {
  const names = placesOf(phase);
  return names.length > 0
    ? html`<fieldset class="place-choice"><legend>${t('Where does it belong?')}</legend>${names.map(
        (label, index) =>
          html`<label class="place-choice__one"><input type="radio" name=${name} value=${index} .checked=${index === column} @change=${() => choose(index)}><span>${label}</span></label>`,
      )}</fieldset>`
    : nothing;
};
