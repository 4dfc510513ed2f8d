/** Themes and their notes as a participant sees them; with a File menu on each note where `who` allows it. */

import { askText } from '../lib/dialog.js';
import { anchorOf } from '../lib/field.js';
import { html, nothing, repeat } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { nameTheme } from '../model/commands.js';
import { byTheme, parkedNotes } from '../model/select.js';
import { moveMenu } from './move.js';
import { noteCard } from './note.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {import("../types.d.ts").Theme} Theme */
/** @typedef {{act: (command: import("../types.d.ts").Command) => void}} Ports */

/** @param {Snapshot} shown @param {Ports} ports @param {boolean} may whether this person moves notes */
export const themesPart = (shown, ports, may) => {
  const groups = byTheme(shown);
  const loose = groups.get(null) ?? [];
  const parked = parkedNotes(shown);
  return html`
    ${may ? html`<p class="promise">${icon('move')}<span>${t('You can put notes into themes: press the button on a note. Nothing is lost, everything can be moved back.')}</span></p>` : nothing}
    ${shown.themes.map((theme) => region(shown, theme, groups.get(theme.theme_id) ?? [], ports, may))}
    <section class="stack" aria-labelledby="loose"><h2 id="loose">${t('Not yet in a theme')} <span class="count">${loose.length}</span></h2>
      ${loose.length > 0 ? list(shown, loose, ports, may) : html`<p class="empty">${shown.notes.length > 0 ? t('Every note has its theme.') : t('Notes will stand here when they are shown.')}</p>`}</section>
    ${parked.length > 0 ? html`<details class="fold"><summary>${t('Parked')} <span class="count">${parked.length}</span></summary>${list(shown, parked, ports, may)}</details>` : nothing}`;
};

/** @param {Snapshot} shown @param {Theme} theme @param {readonly Note[]} notes @param {Ports} ports @param {boolean} may */
const region = (shown, theme, notes, ports, may) => {
  const id = `theme-${theme.theme_id}`;
  return html`<section class="region" aria-labelledby=${id} data-colour=${theme.colour}>
    <header class="region__head"><h2 id=${id}>${theme.title} <span class="count">${notes.length}</span></h2>
      ${theme.locked ? html`<span class="line-state">${icon('lock')}${t('Locked')}</span>` : nothing}
      ${may && !theme.locked ? html`<button class="button button--small button--quiet" type="button" @click=${() => rename(theme, ports)}>${icon('pencil')}${t('Rename')}</button>` : nothing}</header>
    ${notes.length > 0 ? list(shown, notes, ports, may && !theme.locked) : html`<p class="empty">${t('No notes yet.')}</p>`}</section>`;
};

/** @param {Theme} theme @param {Ports} ports */
export const rename = async (theme, { act }) => {
  const title = await askText({
    title: t('Rename the theme'),
    label: t('Name of the theme'),
    hint: t('Three to seven words say most.'),
    value: theme.title,
    action: t('Save'),
  });
  if (title && title !== theme.title) {
    act(nameTheme(theme.theme_id, title));
  }
};

/** @param {Snapshot} shown @param {readonly Note[]} notes @param {Ports} ports @param {boolean} may */
const list = (shown, notes, ports, may) =>
  html`<ul class="notes">${repeat(
    notes,
    (note) => note.note_id,
    (note) => html`<li>${noteCard(note, shown, { tools: may ? [mover(shown, note, ports)] : [] })}</li>`,
  )}</ul>`;

/** @param {Snapshot} shown @param {Note} note @param {Ports} ports */
const mover = (shown, note, ports) => ({
  label: t('Move to...'),
  icon: 'folder',
  run: (/** @type {Event} */ event) => moveMenu(anchorOf(event), shown, [note], ports),
});
