/** Notes and themes: all themes with their counts, or the cards of one, a page at a time. */

import { html, nothing, repeat } from '../../lib/html.js';
import { t, tn } from '../../lib/i18n.js';
import { focused } from '../../model/focus.js';
import { readNow } from '../../model/reading.js';
import { byTheme, livePhase, notesIn, noteWords } from '../../model/select.js';
import { noteCard, undescribed } from '../note.js';
import { byPlace, placesOf } from '../places.js';
import { heading } from '../step-words.js';
import { framed, time } from './frame.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("../../types.d.ts").Theme} Theme */
/** @typedef {import("./frame.js").Ports} Ports */

const SAID = 3;
/** So few that each can be larger. */
const FEW = 3;

/** @param {Snapshot} shown @param {Ports} ports */
export const notesView = (shown, ports) => {
  const phase = readNow(shown) ?? livePhase(shown);
  const notes = shown.notes.filter(
    (note) => note.phase_id === phase?.phase_id && !note.parked && !note.hidden,
  );
  const key = `notes/${phase?.phase_id}`;
  const divided = placesOf(phase).length > 0 && notes.length > 0;
  return framed(
    heading(livePhase(shown)),
    time(shown, ports),
    divided ? columns(phase, notes, key) : cards(shown, notes, key),
  );
};

/** A column is a tile as a theme is: its name, how many, and the first few. @param {import("../../types.d.ts").Phase | null} phase @param {readonly Note[]} notes @param {string} key */
const columns = (phase, notes, key) => {
  const places = byPlace(notes, phase);
  return html`<ul class="screen__themes" data-paged=${key} data-few=${places.length <= FEW}>${repeat(
    places,
    ({ name }) => name,
    (place) => tile(place.name, place.notes),
  )}</ul>`;
};

/** What the step is about; all there is only where the facilitator chose to show it all. @param {Snapshot} all @param {Ports} ports */
export const overview = (all, ports) => {
  const shown = all.session.screen_view === 'wall' ? all : focused(all);
  const groups = byTheme(shown);
  const loose = groups.get(null) ?? [];
  const title = shown.live.phase_id ? heading(livePhase(shown)) : shown.session.title;
  if (shown.themes.length === 0) {
    return framed(title, time(shown, ports), cards(shown, loose, 'wall'));
  }
  return framed(
    title,
    time(shown, ports),
    html`<ul class="screen__themes" data-paged="wall" data-few=${shown.themes.length + Math.min(1, loose.length) <= FEW}>${repeat(
      shown.themes,
      ({ theme_id }) => theme_id,
      (theme) => tile(theme.title, groups.get(theme.theme_id) ?? []),
    )}${loose.length > 0 ? tile(t('Not yet in a theme'), loose) : nothing}</ul>`,
  );
};

/** @param {string} title @param {readonly Note[]} notes */
const tile = (
  title,
  notes,
) => html`<li class="screen__theme"><h2>${title}</h2><p class="screen__tally">${tn('{n} note', '{n} notes', notes.length)}</p>
  <ul class="screen__some">${notes.slice(0, SAID).map((note) => html`<li>${noteWords(note, undescribed(''))}</li>`)}</ul></li>`;

/** @param {Snapshot} shown @param {Theme} theme */
export const themeView = (shown, theme) => {
  const notes = notesIn(shown, theme.theme_id);
  const count = html`<p class="screen__tally">${tn('{n} note', '{n} notes', notes.length)}</p>`;
  return framed(theme.title, count, cards(shown, notes, theme.theme_id));
};

/** @param {Snapshot} shown @param {readonly Note[]} notes @param {string} key */
const cards = (shown, notes, key) =>
  notes.length > 0
    ? html`<ul class="notes" data-paged=${key} data-few=${notes.length <= FEW}>${repeat(
        notes,
        (note) => note.note_id,
        (note) => html`<li>${noteCard(note, shown)}</li>`,
      )}</ul>`
    : html`<p class="muted">${t('Notes will stand here when they are shown.')}</p>`;
