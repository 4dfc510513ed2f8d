/** The participant's home: the step that is live, and nothing to get lost on. */

import { secondsLeft, timeLeft } from '../lib/clock.js';
import { html, nothing, repeat } from '../lib/html.js';
import { promptText, t, tn } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { now } from '../lib/tick.js';
import { livePhase, maySort, nextPhase } from '../model/select.js';
import { languageLink, lineState } from './chrome.js';
import { earlierNotes, myNotes } from './my-notes.js';
import { noteCard } from './note.js';
import { kindIcon, phaseMinutes, phaseTitle, whoSees } from './phase-words.js';
import { proposalsPart } from './proposals.js';
import { themesPart } from './themes-part.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {import("../net/session.js").Session} Session */
/** @typedef {Session & {code: string, seat: string, composer: {view: (phase: Phase) => unknown}, leftovers: (shown: Snapshot) => unknown}} Ports */

/** @param {Snapshot} shown @param {Ports} ports */
export const stepPage = (shown, ports) => {
  const phase = livePhase(shown);
  return html`${stepHead(shown, phase, ports)}
    <main class="step" id="main" tabindex="-1">
      ${shown.session.state === 'closed' ? closedNotice(ports) : nothing}
      ${shown.session.frozen ? html`<p class="notice">${icon('hand')}<span>${t('Hands still for a moment: the facilitator is speaking. What you type is kept.')}</span></p>` : nothing}
      ${ports.leftovers(shown)}
      <h1>${phase ? promptText(phase.switches.prompt) || phaseTitle(phase) : t('Between two steps')}</h1>
      ${phase ? body(shown, phase, ports) : waiting(shown)}
    </main>`;
};

/** @param {Snapshot} shown @param {Phase | null} phase @param {Ports} ports */
const stepHead = (shown, phase, { store }) => html`<header class="step-head">
  <div class="step-head__title"><span class="step-head__session">${shown.session.title}</span>
    <strong>${phase ? phaseTitle(phase) : t('Waiting')}</strong></div>
  <div class="step-head__state">${clockText(shown, store)}${lineState(store)}${languageLink()}</div></header>`;

/** @param {Snapshot} shown @param {import("../model/store.js").Store} store */
const clockText = (shown, store) => {
  const text = timeLeft(shown.live, now.value + store.offset.value);
  return text ? html`<span class="clock" role="timer">${icon('timer')}${text}</span>` : nothing;
};

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
const body = (shown, phase, ports) => {
  switch (phase.kind) {
    case 'add':
      return addStep(shown, phase, ports);
    case 'sort':
      return html`${themesPart(shown, ports, Boolean(maySort(shown, phase)))}${earlierNotes(shown, null, ports)}`;
    case 'propose':
      return proposalsPart(shown, phase, ports);
    default:
      return html`${waiting(shown)}${ports.seat === 'me' ? earlierNotes(shown, null, ports) : nothing}`;
  }
};

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
const addStep = (shown, phase, ports) => {
  const { limit, prompt } = phase.switches;
  const example = promptText(prompt, 'example');
  const mine = shown.notes.filter((note) => note.mine && note.phase_id === phase.phase_id).length;
  const full = limit.most !== null && limit.most !== undefined && mine >= limit.most;
  return html`
    ${example ? html`<p class="lead">${t('For example: {example}', { example })}</p>` : nothing}
    <p class="promise">${icon(phase.switches.see === 'all' ? 'eye' : 'eye-off')}<span>${whoSees(phase, shown.live)}</span></p>
    ${timeIsUp(shown, ports) ? html`<p class="notice notice--warning">${icon('timer')}<span>${t("Time's up - finish your note.")}</span></p>` : nothing}
    ${full ? html`<p class="notice">${icon('check')}<span>${t('That is as many notes as this step takes. You can still change yours.')}</span></p>` : ports.composer.view(phase)}
    ${limit.least && mine < limit.least ? html`<p class="hint">${tn('{n} note is a good number. More are welcome.', '{n} notes are a good number. More are welcome.', limit.least)}</p>` : nothing}
    ${myNotes(shown, phase.phase_id, ports)}
    ${others(shown, phase)}
    ${earlierNotes(shown, phase.phase_id, ports)}`;
};

/** @param {Snapshot} shown @param {Ports} ports */
const timeIsUp = (shown, { store }) => (secondsLeft(shown.live, now.value + store.offset.value) ?? 1) <= 0;

/** What others shared in this step. @param {Snapshot} shown @param {Phase} phase */
const others = (shown, phase) => {
  const notes = shown.notes.filter((note) => !note.mine && note.phase_id === phase.phase_id);
  return notes.length > 0 || phase.switches.see !== 'own' || shown.live.revealed
    ? html`<section class="stack" aria-labelledby="shared"><h2 id="shared">${t('What others shared')} <span class="count">${notes.length}</span></h2>
      ${
        notes.length > 0
          ? html`<ul class="notes">${repeat(
              notes,
              (note) => note.note_id,
              (note) => html`<li>${noteCard(note, shown)}</li>`,
            )}</ul>`
          : html`<p class="empty">${t('Notes of others will stand here.')}</p>`
      }</section>`
    : nothing;
};

/** @param {Snapshot} shown */
const waiting = (shown) => {
  const first = shown.run_sheet[0];
  const atStart = first !== undefined && shown.live.phase_id === first.phase_id;
  const host = shown.people.find((person) => person.role === 'facilitator' && !person.removed);
  const next = nextPhase(shown);
  return html`<section class="panel waiting">
    ${
      atStart
        ? html`<h2 class="waiting__in">${icon('check')} ${t("You're in, {name}.", { name: shown.me.name })}</h2>
      <p>${host?.name ? t('{name} will start the session.', { name: host.name }) : t('The facilitator will start the session.')} ${t('This page moves on by itself: nothing to press.')}</p>`
        : nothing
    }
    ${next && !atStart ? html`<p>${t('Next: {step}. This page moves on by itself.', { step: phaseTitle(next) })}</p>` : nothing}
    <h2 class="waiting__plan">${t('What will happen')}</h2>
    <ol class="plan">${shown.run_sheet.filter(({ state }) => state !== 'skipped').map((phase) => planRow(phase))}</ol></section>`;
};

/** @param {Phase} phase */
const planRow = (
  phase,
) => html`<li class="plan__row" aria-current=${phase.state === 'live' ? 'step' : 'false'} data-state=${phase.state}>
  ${icon(phase.state === 'closed' ? 'check' : kindIcon(phase.kind))}<span>${phaseTitle(phase)}</span><span class="hint">${phaseMinutes(phase)}</span></li>`;

/** @param {Ports} ports */
const closedNotice = ({
  code,
  seat,
}) => html`<div class="notice notice--success">${icon('check')}<div><p>${t('The session is over. Thank you. Everything is kept and can be read.')}</p>
  <p><a href=${`/s/${code}/${seat}/proposals`}>${t('Read and download the proposals')}</a></p></div></div>`;
