/** Sorting may start from the columns that people wrote into: one button makes themes of them. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { toast } from '../lib/toast.js';
import { fileNotes, formTheme } from '../model/commands-arranging.js';
import { livePhase } from '../model/select.js';
import { byPlace, placesOf } from './places.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {{act: (command: import("../types.d.ts").Command) => unknown}} Ports */

/** The step whose notes are sorted now. @param {Snapshot} shown @returns {Phase | undefined} */
export const sourceOf = (shown) => {
  const source = String(livePhase(shown)?.switches.source ?? '');
  return shown.run_sheet.find(({ phase_id }) => source === `phase:${phase_id}`);
};

/** The columns that still hold loose notes. @param {Snapshot} shown */
const full = (shown) => {
  const phase = sourceOf(shown);
  if (phase?.switches.layout?.kind !== 'columns') {
    return [];
  }
  const loose = shown.notes.filter(
    (note) => note.phase_id === phase.phase_id && !note.theme_id && !note.parked && !note.hidden,
  );
  return byPlace(loose, phase)
    .slice(0, placesOf(phase).length)
    .filter(({ notes }) => notes.length > 0);
};

/** On a map between two axes the four quarters are themes: notes go there as into any other, by hand or by keyboard. @param {Snapshot} shown @param {Ports} ports */
const quartersOffer = (shown, { act }) => {
  const phase = livePhase(shown);
  const known = new Set(shown.themes.map(({ title }) => title));
  const quarters = phase?.switches.layout?.kind === 'axes' ? placesOf(phase) : [];
  const missing = quarters.filter((name) => !known.has(name));
  const make = () => {
    for (const name of missing) {
      act(formTheme(name, []));
    }
  };
  return missing.length > 0
    ? html`<div class="panel columns-offer"><p>${t('This step sorts on a map: {x} across, {y} up.', phase?.switches.layout)}</p>
      <div class="buttons"><button class="button" type="button" @click=${make}>${icon('folder-plus')}${t('Make a theme of each quarter')}</button></div></div>`
    : nothing;
};

/** @param {Snapshot} shown @param {Ports} ports */
export const columnsOffer = (shown, ports) =>
  html`${quartersOffer(shown, ports)}${fromColumns(shown, ports)}`;

/** @param {Snapshot} shown @param {Ports} ports */
const fromColumns = (shown, { act }) => {
  const columns = full(shown);
  const make = () => {
    for (const { name, notes } of columns) {
      const ids = notes.map(({ note_id }) => note_id);
      const known = shown.themes.find(({ title }) => title === name);
      act(known ? fileNotes(ids, known.theme_id) : formTheme(name, ids));
    }
    toast(t('Each column is a theme now. Rename, join and move as you like.'));
  };
  return columns.length > 0
    ? html`<div class="panel columns-offer"><p>${t('You can start from the columns: {columns}.', { columns: columns.map(({ name }) => name).join(', ') })}</p>
      <div class="buttons"><button class="button" type="button" @click=${make}>${icon('folder-plus')}${t('Make a theme of each column')}</button></div></div>`
    : nothing;
};
