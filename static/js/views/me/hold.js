/** A hold step: nothing to do but to read, to rest, or to see what things came to. */

import { secondsLeft, timeLeft } from '../../lib/clock.js';
import { html, nothing } from '../../lib/html.js';
import { promptText, t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { now } from '../../lib/tick.js';
import { latestCount } from '../../model/marked.js';
import { isBreak, isEnd, isLobby, isOver, nextPhase, participants, phaseBefore } from '../../model/select.js';
import { timeOfDay } from '../clock-words.js';
import { kindIcon, phaseMinutes, phaseTitle } from '../phase-words.js';
import { linesOf } from '../step-words.js';
import { ending } from './ending.js';
import { justShown } from './just-shown.js';
import { lobby } from './lobby.js';
import { myGroup } from './my-group.js';
import { counting } from './parts.js';
import { readingPart } from './reading.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../step.js").Ports} Ports */

/** @param {Snapshot} shown @param {Phase | null} phase @param {Ports} ports */
export const holdStep = (shown, phase, ports) => {
  if (isLobby(shown)) {
    return html`${lobby(shown, ports)}${plan(shown, true)}`;
  }
  return html`${justShown(shown)}${saysMore(shown, phase)}${readingPart(shown)}
    ${isBreak(phase) ? rest(shown, ports) : nothing}
    ${justCounted(shown) ? counting.with(({ resultsPart }) => resultsPart(shown, latestCount(shown))) : nothing}
    ${isEnd(shown) || isOver(shown) ? ending(shown, ports) : html`${myGroup(shown)}${whatComes(shown)}`}
    ${isOver(shown) ? nothing : plan(shown, false)}`;
};

/** What the facilitator says too, line by line; in a break the one who is named below is enough. @param {Snapshot} shown @param {Phase | null} phase */
const saysMore = (shown, phase) => {
  const lines = phase ? linesOf(promptText(phase.switches.prompt, 'example')) : [];
  if (lines.length === 0 || (isBreak(phase) && someoneElse(shown))) {
    return nothing;
  }
  return lines.length > 1
    ? html`<ul class="agreed">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
    : html`<p class="lead">${lines[0]}</p>`;
};

/** Whether the step before this one was marking: then what it came to is the news. @param {Snapshot} shown */
const justCounted = (shown) => {
  const before = phaseBefore(shown);
  return (
    before?.kind === 'mark' &&
    Boolean(shown.marks.phases[before.phase_id]) &&
    latestCount(shown) === before.phase_id
  );
};

/** @param {Snapshot} shown @param {Ports} ports */
const rest = (shown, { store }) => {
  const serverNow = now.value + store.offset.value;
  const left = secondsLeft(shown.live, serverNow);
  const partner = someoneElse(shown);
  return html`<section class="panel rest">${icon('coffee')}<div class="stack">
    ${shown.live.ends_at && !shown.live.paused ? html`<p class="rest__back">${t('Back at {time}', { time: timeOfDay(shown.live.ends_at) })}</p>` : nothing}
    ${left === null ? nothing : html`<p class="rest__left" role="timer">${timeLeft(shown.live, serverNow)}</p>`}
    ${partner ? html`<p class="hint">${t('If you like: find {name} and ask what would make their week easier.', { name: partner })}</p>` : nothing}</div></section>`;
};

/** Somebody of the other side, the same one for the whole break. @param {Snapshot} shown */
const someoneElse = (shown) => {
  const all = participants(shown);
  const me = all.findIndex(({ person_id }) => person_id === shown.me.person_id);
  const others = all.filter(({ side }) => side && side !== all[me]?.side);
  return me >= 0 && all[me]?.side && others.length > 0 ? (others[me % others.length]?.name ?? '') : '';
};

/** @param {Snapshot} shown */
const whatComes = (shown) => {
  const next = nextPhase(shown);
  return next
    ? html`<p class="promise">${icon('arrow-right')}<span>${t('Next: {step}. This page moves on by itself.', { step: phaseTitle(next) })}</span></p>`
    : nothing;
};

/** @param {Snapshot} shown @param {boolean} open */
const plan = (
  shown,
  open,
) => html`<details class="fold" ?open=${open}><summary>${t('What will happen')}</summary>
  <ol class="plan">${shown.run_sheet.filter(({ state }) => state !== 'skipped').map((phase) => planRow(phase, shown.live.phase_id === phase.phase_id))}</ol></details>`;

/** @param {Phase} phase @param {boolean} live */
const planRow = (
  phase,
  live,
) => html`<li class="plan__row" aria-current=${live ? 'step' : 'false'} data-state=${phase.state}>
  ${icon(phase.state === 'closed' ? 'check' : isBreak(phase) ? 'coffee' : kindIcon(phase.kind))}<span>${phaseTitle(phase)}</span><span class="hint">${phaseMinutes(phase)}</span></li>`;
