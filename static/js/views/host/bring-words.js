/** What stands in a preview, in the reader's language: counts, places and reasons. */

import { t, tn } from '../../lib/i18n.js';

/** @typedef {import("./bring.js").Preview} Preview */

/** How many of each sort will be added. @param {Preview["counts"]} counts */
export const countWords = ({ notes, people, themes, proposals }) =>
  [
    notes ? tn('{n} note', '{n} notes', notes) : '',
    people ? tn('{n} person', '{n} people', people) : '',
    themes ? tn('{n} new theme', '{n} new themes', themes) : '',
    proposals ? tn('{n} proposal', '{n} proposals', proposals) : '',
  ]
    .filter(Boolean)
    .join(', ');

/** Where something stands in its file. @param {string} where */
export const placeWords = (where) => {
  const row = /^row (\d+)$/.exec(where);
  return row ? t('Row {n}', { n: row[1] ?? '' }) : where === 'columns' ? t('Columns') : where;
};

/** Reasons that hold a value. @type {Array<[RegExp, (value: string) => string]>} */
const withValue = [
  [/^At most (\d+) characters/, (n) => t('It is longer than {n} characters.', { n })],
  [/^There is room for (\d+) more/, (n) => t('There is room for {n} more only.', { n })],
  [/^The side is none of: (.*)\.$/, (sides) => t('The team is none of: {teams}.', { teams: sides })],
  [/^Not read: (.*)\.$/, (columns) => t('Not read: {columns}.', { columns })],
  [
    /^No room for the theme '(.*)'/,
    (title) => t('No room for the theme {title}: its notes are loose.', { title }),
  ],
];

/** @returns {Record<string, string>} */
const reasons = () => ({
  'There is no text in it.': t('There is no text in it.'),
  'It has more cells than there are headings.': t(
    'It has more cells than there are headings: put quotes around a text with the separator in it.',
  ),
  'There is no name in it.': t('There is no name in it.'),
  'Somebody of this name is here already.': t('Somebody of this name is here already.'),
  'It is a drawing or a photo, and a CSV file holds none.': t(
    'It is a drawing or a photo: a table holds none.',
  ),
  'Arrows and piles are not brought in.': t('Arrows and piles are not brought in.'),
  'It is a proposal: those come in with record.json.': t('It is a proposal: those come in with record.json.'),
  'Its picture is not in this file. Bring in the whole canvas.zip.': t(
    'Its picture is not in this file. Bring in the whole canvas.zip.',
  ),
  'It is a picture without strokes, which cannot be drawn on.': t(
    'It is a picture without strokes, which cannot be drawn on.',
  ),
  'A node of this type is not known.': t('It is of a kind that is not known here.'),
  'This version does not know it.': t('This version does not know it.'),
  'Its photo is not in this file; its words are brought in.': t(
    'Its photo is not in this file; its words are brought in.',
  ),
});

/** Why something is not brought in. @param {string} why */
export const whyWords = (why) => {
  for (const [shape, words] of withValue) {
    const found = shape.exec(why);
    if (found) {
      return words(found[1] ?? '');
    }
  }
  return reasons()[why] ?? why;
};

/** Why a whole file was refused, in words, with the place. @param {{code?: string, message: string, field?: string}} error */
export const refusalWords = ({ code, message, field }) => {
  const place = field ? ` (${placeWords(field)})` : '';
  const known = {
    too_large: t('This file is too large, or holds too much.'),
    conflict: t(
      'This cannot be brought in here: a record needs a new, empty session, and notes a step for notes.',
    ),
    busy: t('Another file is just being read. Try again in a moment.'),
    rate_limited: t('That was a lot at once. Wait a moment and try again.'),
    not_found: t('This preview is over. Choose the file again.'),
  }[code ?? ''];
  return `${known ?? t('This file cannot be brought in.')} ${known ? '' : message}${place}`.trim();
};
