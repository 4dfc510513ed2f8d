/** The participant's home: the step that is live, and nothing to get lost on. */

import { secondsLeft, timeLeft } from '../lib/clock.js';
import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { now } from '../lib/tick.js';
import { focused } from '../model/focus.js';
import { latestCount } from '../model/marked.js';
import { isEnd, isOver, livePhase, maySort, phaseBefore } from '../model/select.js';
import { languageLink, lineState, preferencesButton } from './chrome.js';
import { pageFoot } from './foot.js';
import { addStep } from './me/add.js';
import { dock, questionsPart } from './me/dock.js';
import { ending } from './me/ending.js';
import { holdStep } from './me/hold.js';
import { noticesPart } from './me/notices.js';
import { marking, presenting, proposing, sorting } from './me/parts.js';
import { earlierNotes } from './my-notes.js';
import { phaseTitle } from './phase-words.js';
import { roleNotice } from './role-change.js';
import { heading } from './step-words.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {import("../net/session.js").Session} Session */
/** @typedef {Session & {code: string, seat: string, composer: {view: (phase: Phase, shown: Snapshot) => unknown, buildOn: (note: import("../types.d.ts").Note) => void}, leftovers: (shown: Snapshot) => unknown}} Ports */

const AMBER_S = 60;

/** @param {Snapshot} shown @param {Ports} ports */
export const stepPage = (shown, ports) => {
  const phase = livePhase(shown);
  return html`${stepHead(shown, phase, ports)}
    <main class="step" id="main" tabindex="-1" data-kind=${phase?.kind ?? 'none'}>
      ${roleNotice(shown, ports)}${noticesPart(ports.store)}
      ${shown.session.state === 'closed' ? closedNotice(ports) : nothing}
      ${shown.session.frozen ? html`<p class="notice">${icon('hand')}<span>${t('Hands still for a moment: the facilitator is speaking. What you type is kept.')}</span></p>` : nothing}
      ${ports.leftovers(shown)}${phase?.kind === 'present' ? nothing : remarkLeft(shown, ports)}
      <h1>${phase ? heading(phase) : betweenWords(shown)}</h1>
      ${phase ? body(shown, phase, ports) : holdStep(shown, null, ports)}
      ${questionsPart(shown)}
    </main>${pageFoot(ports)}${dock(shown, phase, ports)}`;
};

/** A remark that was not sent while somebody presented (me/remark-draft.js). @param {Snapshot} shown @param {Ports} ports */
const remarkLeft = (shown, ports) =>
  ports.drafts.load('remark')
    ? presenting.with(
        ({ unsentRemark }) => unsentRemark(shown, ports),
        () => nothing,
      )
    : nothing;

/** @param {Snapshot} shown */
const betweenWords = (shown) => {
  const before = phaseBefore(shown);
  if (shown.session.state === 'closed') {
    return t('The session is over');
  }
  if (before?.kind === 'mark' && before.phase_id === latestCount(shown)) {
    return t('What it came to: {step}', { step: phaseTitle(before) });
  }
  return isOver(shown) ? t('That was the last step') : heading(null);
};

/** @param {Snapshot} shown @param {Phase | null} phase */
const title = (shown, phase) => {
  if (isOver(shown)) {
    return t('The end');
  }
  return phase ? phaseTitle(phase) : t('Waiting');
};

/** @param {Snapshot} shown @param {Phase | null} phase @param {Ports} ports */
const stepHead = (shown, phase, { store }) => html`<header class="step-head step-head--me">
  <div class="step-head__title"><span class="step-head__session">${shown.session.title}</span>
    <strong>${title(shown, phase)}</strong></div>
  <div class="step-head__state">${clockText(shown, store)}${lineState(store)}${preferencesButton()}${languageLink()}</div></header>`;

/** @param {Snapshot} shown @param {import("../model/store.js").Store} store */
export const clockText = (shown, store) => {
  const serverNow = now.value + store.offset.value;
  const text = timeLeft(shown.live, serverNow);
  const amber = (secondsLeft(shown.live, serverNow) ?? Number.POSITIVE_INFINITY) <= AMBER_S;
  return text
    ? html`<span class="clock" role="timer" data-amber=${amber && !shown.live.paused}>${icon('timer')}${text}</span>`
    : nothing;
};

/** The proposal that is read back stands above the others. @param {Snapshot} shown @returns {Snapshot} */
const currentFirst = (shown) => {
  const [now, others] = [true, false].map((is) =>
    shown.proposals.filter(({ proposal_id }) => (proposal_id === shown.turn.current) === is),
  );
  return { ...shown, proposals: [...(now ?? []), ...(others ?? [])] };
};

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
const body = (shown, phase, ports) => {
  switch (phase.kind) {
    case 'add':
      return addStep(shown, phase, ports);
    case 'present':
      return html`${presenting.with(({ presentStep }) => presentStep(shown, phase, ports))}${phase.switches.source === 'proposals' ? proposing.with(({ proposalsPart }) => proposalsPart(currentFirst(shown), phase, ports)) : nothing}`;
    case 'sort':
      return html`${sorting.with(({ themesPart }) => themesPart(focused(shown, phase), ports, Boolean(maySort(shown, phase))))}${earlierNotes(shown, null, ports)}`;
    case 'mark':
      return html`${marking.with(({ markStep }) => markStep(shown, phase, ports))}${isEnd(shown) ? ending(shown, ports) : nothing}`;
    case 'propose':
      return proposing.with(({ proposalsPart }) => proposalsPart(shown, phase, ports));
    default:
      return html`${holdStep(shown, phase, ports)}${earlierNotes(shown, null, ports)}`;
  }
};

/** @param {Ports} ports */
const closedNotice = ({
  code,
  seat,
}) => html`<div class="notice notice--success">${icon('check')}<div><p>${t('Thank you. Everything that was saved can be read.')}</p>
  <p><a href=${`/s/${code}/${seat}/proposals`}>${t('Read and download the proposals')}</a></p></div></div>`;
