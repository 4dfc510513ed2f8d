/** What the projector shows: no controls, large enough for the back row. */

import { digits, secondsLeft } from '../lib/clock.js';
import { shownCode } from '../lib/code.js';
import { html, nothing, repeat } from '../lib/html.js';
import { longDate, promptText, t, tn } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { now } from '../lib/tick.js';
import { byTheme, livePhase } from '../model/select.js';
import { noteCard } from './note.js';
import { phaseTitle } from './phase-words.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {import("../types.d.ts").Theme} Theme */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {{store: import("../model/store.js").Store, code: string}} Ports */

const ON_ONE_SCREEN = 12;

/** @param {Snapshot} shown @param {Ports} ports */
export const screenPage = (shown, ports) => {
  const view = chosenView(shown);
  const theme = view.startsWith('theme:')
    ? shown.themes.find(({ theme_id }) => theme_id === view.slice(6))
    : undefined;
  return html`<main class="screen" id="main" data-shows=${view.split(':')[0]}>${part(shown, view, theme, ports)}</main>
    ${view === 'blank' ? nothing : foot(shown, view, ports)}`;
};

/** With nothing chosen, what the step is about. @param {Snapshot} shown */
const chosenView = (shown) => {
  const view = shown.session.screen_view ?? 'auto';
  return view === 'auto' ? fitting(shown) : view;
};

/** @param {Snapshot} shown */
const fitting = (shown) => {
  const phase = livePhase(shown);
  if (!phase || phase.phase_id === shown.run_sheet[0]?.phase_id) {
    return 'join';
  }
  switch (phase.kind) {
    case 'sort':
      return 'wall';
    case 'propose':
      return 'proposals';
    case 'add':
      return shown.notes.some((note) => note.phase_id === phase.phase_id) ? 'notes' : 'prompt';
    default:
      return 'prompt';
  }
};

/** @param {Snapshot} shown @param {string} view @param {Theme | undefined} theme @param {Ports} ports */
const part = (shown, view, theme, ports) => {
  switch (theme ? 'theme' : view) {
    case 'join':
      return joinView(shown, ports);
    case 'wall':
      return wallView(shown, ports);
    case 'notes':
      return notesView(shown, ports);
    case 'theme':
      return themeView(shown, /** @type {Theme} */ (theme));
    case 'proposals':
      return proposalsView(shown);
    case 'blank':
      return html`<h1 class="visually-hidden">${shown.session.title}</h1>`;
    default:
      return promptView(shown, ports);
  }
};

/** @param {Snapshot} shown @param {Ports} ports */
const joinView = (shown, { code }) => {
  const here = shown.people.filter((person) => !person.removed && person.role === 'participant').length;
  return html`<section class="screen__join"><div><h1>${shown.session.title}</h1>
    <p class="screen__how">${t('Go to')}</p><p class="screen__address">${location.host}</p>
    <p class="screen__how">${t('and type the code')}</p><p class="screen__code">${shownCode(code)}</p>
    <p class="screen__count">${icon('users')}${tn('{n} person is in', '{n} people are in', here)}</p></div>
    <img class="screen__qr" src=${`/s/${code}/qr.svg`} alt=${t('QR code of the link to join')}></section>`;
};

/** @param {Snapshot} shown @param {Ports} ports */
const promptView = (shown, ports) => {
  const phase = livePhase(shown);
  const counts = phase ? (ports.store.presence.value.counts?.[phase.phase_id] ?? 0) : 0;
  return html`<section class="screen__prompt"><p class="screen__step">${phase ? phaseTitle(phase) : shown.session.title}</p>
    <h1>${phase ? promptText(phase.switches.prompt) || phaseTitle(phase) : t('Between two steps')}</h1>
    ${time(shown, ports)}
    ${phase?.kind === 'add' ? html`<p class="screen__count">${icon('sticky-note')}${tn('{n} note so far', '{n} notes so far', counts)}</p>` : nothing}</section>`;
};

/** @param {Snapshot} shown @param {Ports} ports */
const time = (shown, { store }) => {
  const seconds = secondsLeft(shown.live, now.value + store.offset.value);
  if (seconds === null) {
    return nothing;
  }
  return html`<p class="screen__time" role="timer">${seconds <= 0 ? t("Time's up") : digits(Math.round(seconds))}${shown.live.paused ? html` <span class="screen__paused">${t('Paused')}</span>` : nothing}</p>`;
};

/** @param {Snapshot} shown @param {Ports} ports */
const notesView = (shown, ports) => {
  const phase = /** @type {Phase} */ (livePhase(shown));
  const notes = shown.notes.filter((note) => note.phase_id === phase.phase_id && !note.parked);
  return html`<section class="screen__wall"><header class="screen__bar"><h1>${promptText(phase.switches.prompt) || phaseTitle(phase)}</h1>${time(shown, ports)}</header>${cards(shown, notes)}</section>`;
};

/** @param {Snapshot} shown @param {Ports} ports */
const wallView = (shown, ports) => {
  const groups = byTheme(shown);
  const loose = groups.get(null) ?? [];
  const phase = livePhase(shown);
  return html`<section class="screen__wall"><header class="screen__bar"><h1>${phase ? promptText(phase.switches.prompt) || phaseTitle(phase) : shown.session.title}</h1>${time(shown, ports)}</header>
    <div class="screen__themes" data-fit>${shown.themes.map((theme) => themeRegion(shown, theme.title, groups.get(theme.theme_id) ?? []))}
    ${loose.length > 0 ? themeRegion(shown, t('Not yet in a theme'), loose) : nothing}</div></section>`;
};

/** @param {Snapshot} shown @param {string} title @param {readonly Note[]} notes */
const themeRegion = (
  shown,
  title,
  notes,
) => html`<section class="screen__theme"><h2>${title} <span class="count">${notes.length}</span></h2>
  <ul class="notes">${notes.slice(0, ON_ONE_SCREEN).map((note) => html`<li>${noteCard(note, shown)}</li>`)}</ul>
  ${notes.length > ON_ONE_SCREEN ? html`<p class="muted">${t('and {n} more', { n: notes.length - ON_ONE_SCREEN })}</p>` : nothing}</section>`;

/** @param {Snapshot} shown @param {Theme} theme */
const themeView = (shown, theme) => {
  const notes = shown.notes.filter((note) => note.theme_id === theme.theme_id && !note.parked);
  return html`<section class="screen__wall"><header class="screen__bar"><h1>${theme.title} <span class="count">${notes.length}</span></h1></header>${cards(shown, notes)}</section>`;
};

/** @param {Snapshot} shown @param {readonly Note[]} notes */
const cards = (shown, notes) =>
  html`<ul class="notes notes--large" data-fit>${repeat(
    notes,
    (note) => note.note_id,
    (note) => html`<li>${noteCard(note, shown)}</li>`,
  )}</ul>`;

/** @param {Snapshot} shown */
const proposalsView = (
  shown,
) => html`<section class="screen__wall"><header class="screen__bar"><h1>${t('Proposals')}</h1></header>
  ${shown.proposals.length > 0 ? nothing : html`<p class="muted">${t('Proposals will stand here as they are written.')}</p>`}
  <ol class="screen__proposals" data-fit>${shown.proposals.map(
    ({ ref, title, fields }) => html`<li class="screen__proposal"><p class="muted">${ref}</p><h2>${title}</h2>
    <p>${fields.owner ? html`${icon('user')} ${fields.owner}` : html`<span class="muted">${t('Who leads it?')}</span>`}</p>
    ${fields.first_step ? html`<p>${icon('arrow-right')} ${fields.first_step}${fields.first_step_by ? html`, ${longDate(fields.first_step_by)}` : nothing}</p>` : nothing}</li>`,
  )}</ol></section>`;

/** @param {Snapshot} shown @param {string} view @param {Ports} ports */
const foot = (
  shown,
  view,
  { store, code },
) => html`<footer class="screen__foot"><span>${view === 'join' ? nothing : html`${t('Join:')} ${location.host} <strong class="code">${shownCode(code)}</strong>`}</span>
  <span>${store.line.value === 'live' || store.line.value === 'connecting' ? shown.session.title : html`${icon('wifi-off')} ${t('Reconnecting')}`}</span></footer>`;
