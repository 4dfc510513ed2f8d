/** The files that one can take away, in plain words: what each is for comes before what it is. */

import { t } from '../../lib/i18n.js';

/**
 * `parts`: whether one chooses between the proposals and everything; `tongue`: whether it is written in a language.
 * @typedef {{format: string, icon: string, label: string, hint: string, parts?: boolean, tongue?: boolean}} Kind
 */

/** What most people want. @returns {readonly Kind[]} */
export const commonKinds = () => [
  {
    format: 'proposals.docx',
    icon: 'pen-line',
    label: t('Word document to edit'),
    hint: t('With the drawings in place, for a report or the minutes.'),
    parts: true,
    tongue: true,
  },
  {
    format: 'proposals.pdf',
    icon: 'send',
    label: t('PDF to send'),
    hint: t('Looks the same everywhere, and can be read aloud.'),
    parts: true,
    tongue: true,
  },
  {
    format: 'proposals.xlsx',
    icon: 'table',
    label: t('Excel list'),
    hint: t('One row for each proposal, with real dates and filters.'),
    parts: true,
    tongue: true,
  },
  {
    format: 'proposals.html',
    icon: 'file-text',
    label: t('Web page in one file'),
    hint: t('With the drawings, to read, to keep or to print.'),
    parts: true,
    tongue: true,
  },
];

/** Technical ones, by what they are about. @returns {ReadonlyArray<[string, readonly Kind[]]>} */
export const moreKinds = () => [
  [
    t('The wall'),
    [
      {
        format: 'wall.png',
        icon: 'image',
        label: t('Picture of the wall (PNG)'),
        hint: t('For a slide.'),
        tongue: true,
      },
      {
        format: 'wall.svg',
        icon: 'image',
        label: t('Drawing of the wall (SVG)'),
        hint: t('Sharp at every size, for a poster.'),
        tongue: true,
      },
      {
        format: 'canvas.zip',
        icon: 'layout-grid',
        label: t('JSON Canvas'),
        hint: t('For Obsidian and others: notes to move on.'),
      },
      {
        format: 'canvas.excalidraw',
        icon: 'shapes',
        label: t('Excalidraw'),
        hint: t('The notes and drawings on a whiteboard.'),
      },
    ],
  ],
  [
    t('Lists'),
    [
      {
        format: 'proposals.md',
        icon: 'file-text',
        label: t('Text (Markdown)'),
        hint: t('To paste into a report or a wiki.'),
        parts: true,
        tongue: true,
      },
      {
        format: 'proposals.csv',
        icon: 'table',
        label: t('Table (CSV)'),
        hint: t('For a spreadsheet: one row for each proposal.'),
        parts: true,
        tongue: true,
      },
      {
        format: 'wishes.csv',
        icon: 'table',
        label: t('Wish list (CSV)'),
        hint: t('Every wish with its ticks and what became of it.'),
        tongue: true,
      },
      {
        format: 'notes.csv',
        icon: 'table',
        label: t('All notes (CSV)'),
        hint: t('Every note with its theme.'),
        tongue: true,
      },
    ],
  ],
  [
    t('The whole record'),
    [
      {
        format: 'record.zip',
        icon: 'archive',
        label: t('Everything in one archive (ZIP)'),
        hint: t('The record with every drawing and photo, to keep.'),
        tongue: true,
      },
      {
        format: 'record.json',
        icon: 'archive',
        label: t('Whole record (JSON)'),
        hint: t('Everything, for another system.'),
      },
    ],
  ],
];

/** @param {string} format @returns {Kind | undefined} */
export const kindOf = (format) =>
  [...commonKinds(), ...moreKinds().flatMap(([, kinds]) => kinds)].find((kind) => kind.format === format);
