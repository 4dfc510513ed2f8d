/** Help: where to turn, and which keys do what on this page. */

import { ask } from '../lib/dialog.js';
import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { preferenceRows } from './preferences.js';

/** @typedef {readonly [string, string]} Row keys, and what they do */

/** @returns {ReadonlyArray<{title: string, pages: readonly string[], rows: readonly Row[]}>} */
const tables = () => [
  {
    title: t('Everywhere'),
    pages: ['me', 'host', 'observe', 'proposals'],
    rows: [
      ['?', t('This help')],
      ['Tab', t('To the next thing; with Shift to the one before')],
      ['Esc', t('Close a dialog or a menu, give up a move')],
    ],
  },
  {
    title: t('Writing'),
    pages: ['me'],
    rows: [
      ['Enter', t('Post the note')],
      ['Shift Enter', t('A new line')],
    ],
  },
  {
    title: t('The wall'),
    pages: ['host', 'observe', 'me'],
    rows: [
      [t('Arrows'), t('To the note beside, above or below')],
      [t('Ctrl Arrows'), t('To the next theme')],
      ['Home End', t('To the first or last note of the theme')],
      ['Enter', t('Open the note')],
      [t('Space'), t('Choose the note, or leave it')],
      [t('Shift Space'), t('Choose everything up to here')],
      ['M', t('Move the note to a theme, and everything else')],
      ['C', t('Carry the note: arrows, then Enter')],
      [t('Alt Arrows'), t('One place further within the theme')],
      ['Ctrl Z', t('Undo')],
      ['Ctrl Shift Z', t('Redo')],
      ['+ - 0', t('Larger, smaller, everything')],
      ['S', t('Draw a frame to choose notes')],
    ],
  },
  {
    title: t('The cockpit'),
    pages: ['host'],
    rows: [['Ctrl K', t('Find anything that can be done')]],
  },
];

/** A copy of one's own data, for whoever sits in a session. */
const yourData = () => {
  const { code, seat } = document.body.dataset;
  return html`<section class="keys"><h3>${t('Your data')}</h3>
    ${code ? html`<p><a href=${`/api/sessions/${code}/me/export?seat=${seat}`} download>${t('Download a copy of what is kept of you')}</a></p>` : nothing}
    <p><a href="/privacy" target="_blank" rel="noopener">${t('What is kept, and for how long')}<span class="visually-hidden"> ${t('(opens beside this page)')}</span></a></p></section>`;
};

export const showHelp = () => {
  const page = document.body.dataset.page ?? '';
  return ask(
    t('Help and keys'),
    (
      close,
    ) => html`<p>${t('Ask the facilitator if you are stuck: on your page "Ask privately" reaches nobody else. Everything that can be dragged can also be done with buttons and keys.')}</p>
    ${tables()
      .filter(({ pages }) => pages.includes(page))
      .map(
        ({ title, rows }) =>
          html`<section class="keys"><h3>${title}</h3><dl>${rows.map(([keys, does]) => html`<div><dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${does}</dd></div>`)}</dl></section>`,
      )}
    ${preferenceRows(['keys'])}
    ${yourData()}
    <div class="buttons"><button class="button button--primary" type="button" @click=${() => close(null)}>${t('Close')}</button></div>`,
  );
};
