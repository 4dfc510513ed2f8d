/** One note as a card: paper colour, words or drawing, and who wrote it where names are on. */

import { html, ifDefined, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { glyph, icon } from '../lib/icon.js';
import { groupIn, livePhase, personName } from '../model/select.js';
import { seenBy } from '../model/showing.js';
import { isPictured, picture, undescribed } from './picture.js';
import { placesOf } from './places.js';

export { undescribed };

/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {{label: string, icon: string, words?: boolean, run: (event: Event) => void}} Tool */
/** @typedef {{tools?: readonly Tool[], selected?: boolean, focusable?: boolean, selectable?: boolean, own?: boolean}} Look `own`: it stands among one's own, each of which says who sees it */

const LONG = 120;

/**
 * @param {Note} note
 * @param {Snapshot} snapshot
 * @param {Look} [look]
 */
export const noteCard = (
  note,
  snapshot,
  { tools = [], selected = false, focusable = false, selectable = false, own = false } = {},
) => {
  const by = byline(note, snapshot);
  return html`<article class=${cardClass(note, selected)} data-note=${note.note_id} data-colour=${note.colour}
    lang=${ifDefined(note.language ?? undefined)} aria-label=${noteName(note, by)}
    tabindex=${ifDefined(focusable ? '-1' : undefined)} aria-description=${ifDefined(selectable && selected ? t('Chosen') : undefined)}>
    ${isPictured(note) ? html`<div class="note__sketch" data-kind=${note.kind}>${picture(note, { by })}</div>` : nothing}
    ${note.text ? html`<p class=${note.text.length > LONG ? 'note__text note__text--long' : 'note__text'}>${note.text}</p>` : nothing}
    ${note.kind === 'text' ? nothing : html`<p class="note__caption">${note.caption}</p>`}
    ${note.builds_on ? buildsOn(note, snapshot) : nothing}
    <div class="note__meta">${glyph(note.colour)}${by ? html`<span>${by}</span>` : nothing}${placeTag(note, snapshot)}${flags(note)}${sight(note, own)}
      ${tools.length > 0 ? html`<span class="note__tools">${tools.map((tool) => toolButton(tool, focusable))}</span>` : nothing}
    </div></article>`;
};

/** Out of its step, where the columns stand no more, a note says which one it came from. @param {Note} note @param {Snapshot} snapshot */
const placeTag = (note, { run_sheet, live }) => {
  if (note.column === undefined || note.phase_id === live.phase_id) {
    return nothing;
  }
  const name = placesOf(run_sheet.find(({ phase_id }) => phase_id === note.phase_id))[note.column];
  return name ? html`<span class="save-state note__place">${icon('tag')}${name}</span>` : nothing;
};

/** @param {Note} note @param {Snapshot} snapshot */
const buildsOn = ({ builds_on }, { notes }) => {
  const first = notes.find(({ note_id }) => note_id === builds_on);
  return first
    ? html`<p class="note__builds">${icon('link')}<span>${t('Builds on: {text}', { text: first.text || first.caption || undescribed('') })}</span></p>`
    : nothing;
};

/** @param {Note} note @param {boolean} selected */
const cardClass = (note, selected) =>
  ['note', note.parked && 'note--parked', note.hidden && 'note--hidden', selected && 'note--selected']
    .filter(Boolean)
    .join(' ');

/** Who made it and, once groups are back together, in which group (R10). @param {Note} note @param {Snapshot} snapshot */
export const byline = (note, snapshot) => {
  const who = note.author ? personName(snapshot, note.author) : (note.side ?? '');
  const apart = livePhase(snapshot)?.switches.scope === 'group';
  const group = apart ? '' : groupIn(snapshot, note.group_id)?.name;
  return [who, group].filter(Boolean).join(', ');
};

/** @param {Note} note @param {string} by */
export const noteName = (note, by) => {
  const words = note.text || note.caption || undescribed('', note.kind);
  return by ? t('Note, {name}: {text}', { name: by, text: words }) : t('Note: {text}', { text: words });
};

/** @param {Note} note */
const flags = (note) => html`
  ${note.saving === 'kept' ? html`<span class="save-state">${icon('smartphone')}${t('On this device')}</span>` : nothing}
  ${note.saving === 'here' ? html`<span class="save-state">${icon('triangle-alert')}${t('Only in this tab')}</span>` : nothing}
  ${note.saving === 'saving' ? html`<span class="save-state">${icon('cloud-upload')}${t('Saving')}</span>` : nothing}
  ${note.late ? html`<span>${t('Late')}</span>` : nothing}
  ${note.tray ? html`<span class="save-state">${icon('archive')}${t('After the step')}</span>` : nothing}
  ${note.hidden ? html`<span class="save-state">${icon('eye-off')}${t('Hidden')}</span>` : nothing}
  ${note.parked ? html`<span class="save-state">${icon('archive')}${t('Parked')}</span>` : nothing}`;

/** Who sees it so far: of one's own always, else while not everybody does. @param {Note} note @param {boolean} own */
const sight = (note, own) => {
  if (note.saving || !(own || note.see)) {
    return nothing;
  }
  const by = seenBy(note);
  return html`<span class="save-state" data-see=${by}>${icon(PICTURES[by])}${sightWords(note)}</span>`;
};

const PICTURES = { own: 'lock', facilitators: 'eye-off', group: 'users', all: 'eye' };

/** @param {Note} note */
export const sightWords = (note) => {
  switch (seenBy(note)) {
    case 'own':
      return t('Only you see this');
    case 'facilitators':
      return note.mine ? t('Shown to the facilitators') : t('Only facilitators see this');
    case 'group':
      return note.mine ? t('Shown to your group') : t('Only its group sees this');
    default:
      return t('Shown to everyone');
  }
};

/** @param {Tool} tool @param {boolean} focusable */
const toolButton = (tool, focusable) =>
  tool.words
    ? html`<button class="note__tool note__tool--words" type="button" @click=${tool.run}>${icon(tool.icon)}${tool.label}</button>`
    : html`<button class="note__tool" type="button" aria-label=${tool.label} title=${tool.label}
    tabindex=${ifDefined(focusable ? '-1' : undefined)} @click=${tool.run}>${icon(tool.icon)}</button>`;
