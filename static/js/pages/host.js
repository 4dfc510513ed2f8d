/** The facilitator's cockpit: now and next above all, the run sheet on one side, the people on the other. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { afterDrawing, mount, openPage, viewHost } from '../lib/page.js';
import { warm } from '../lib/part.js';
import { effect, signal } from '../lib/signals.js';
import { wide } from '../lib/wide.js';
import { freezeSession } from '../model/commands-leading.js';
import { livePhase } from '../model/select.js';
import { call } from '../net/api.js';
import { bringing } from '../net/bringing.js';
import { fileCalls } from '../net/files.js';
import { passcodeCalls } from '../net/passcode.js';
import { retentionCalls } from '../net/retention.js';
import { openSession } from '../net/session.js';
import { doorCalls } from '../net/waiting.js';
import { announceNotes, announceTime } from '../views/announce.js';
import { handing, lineBar, refusals, toastList, troublePage } from '../views/chrome.js';
import { listenForHelp, pageFoot } from '../views/foot.js';
import { announceTurns, announceTurnTime, announceWishes } from '../views/host/announce.js';
import { attention, releasedQuestions } from '../views/host/attention.js';
import { announceDoor } from '../views/host/door.js';
import { groupsPart } from '../views/host/groups.js';
import { createKept } from '../views/host/kept.js';
import { notLeading } from '../views/host/not-leading.js';
import { nowPanel } from '../views/host/now.js';
import { listenForPalette, parts } from '../views/host/palette.js';
import { planPart } from '../views/host/plan.js';
import { rehearsal } from '../views/host/rehearsal.js';
import { resultsStage } from '../views/host/results.js';
import { rosterPart } from '../views/host/roster.js';
import { showsWall, stage } from '../views/host/stage.js';
import { toDescribe } from '../views/host/to-describe.js';
import { forget, remember, settle, undoButton } from '../views/host/undo.js';
import { wishesPart } from '../views/host/wishes.js';
import { hostHead } from '../views/host-head.js';
import { draft, proposalsPart } from '../views/proposals.js';
import { loadLinks, screenControl } from '../views/screen-control.js';
import { takeBack } from '../views/take-back.js';
import { createWall } from '../views/wall.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").HostPorts} HostPorts */

const { code, seat } = await openPage();
const session = await openSession({ code, seat });
loadLinks(code);
const tab = signal(parts().find(([name]) => location.hash === `#${name}`)?.[0] ?? 'step');

/** @param {string} name */
const goTo = (name) => {
  tab.value = name;
  history.replaceState(null, '', `#${name}`);
};

/** A long run sheet scrolls beside the page: the step that runs stands in the middle of it. */
const bringStepIntoSight = () => {
  const step = /** @type {HTMLElement | null} */ (
    document.querySelector('.plan-rail__step[aria-current="step"]')
  );
  const rail = step?.closest('.host__plan');
  if (step && rail) {
    rail.scrollTop +=
      step.getBoundingClientRect().top - rail.getBoundingClientRect().top - rail.clientHeight / 2;
  }
};

/** A new step is what the facilitator needs, whatever part they were at. */
const followSteps = () => {
  /** @type {string | null | undefined} */
  let last;
  return effect(() => {
    const live = session.store.confirmed.value?.live.phase_id;
    if (last !== undefined && live !== undefined && live !== last) {
      goTo('step');
      settle();
    }
    if (live !== last) {
      afterDrawing(bringStepIntoSight);
    }
    last = live;
  });
};

/** @type {HostPorts} */
const ports = {
  store: session.store,
  ask: session.ask,
  drafts: session.drafts,
  presence: session.presence,
  act: (command) => {
    remember(command);
    return session.act(command);
  },
  code,
  seat,
  goTo,
  propose: (themeId) => {
    goTo('proposals');
    void draft(/** @type {Snapshot} */ (session.store.shown.peek()), themeId, session);
  },
  files: fileCalls({ code, seat }),
  bringing: bringing({ code, seat }),
  passcode: passcodeCalls({ code, seat }),
  door: doorCalls({ code, seat }),
  throwAway: () => call(`/api/sessions/${code}/discard`, { seat, method: 'POST', body: {} }),
};
const kept = createKept({ ...ports, retention: retentionCalls({ code, seat }) });
const wall = createWall(
  {
    ...ports,
    presence: session.presence,
    undo: (step) => {
      forget(step);
      void takeBack(session, step);
    },
  },
  true,
);

/** How much there is in a part; null where a number says nothing. @param {Snapshot} shown @param {string} name */
const count = (shown, name) => {
  const counts = new Map([
    ['wall', shown.notes.length],
    ['groups', shown.groups.length],
    ['proposals', shown.proposals.length],
  ]);
  return counts.get(name) || null;
};

/** Beside the main part there is no need to open them. @param {Snapshot} shown @returns {ReadonlySet<string>} */
const beside = (shown) => {
  const none = Object.keys(shown.marks.phases).length === 0 ? ['results'] : [];
  if (!wide.value) {
    return new Set(none);
  }
  return new Set(takesRoom(shown) ? ['sheet', ...none] : ['people', 'sheet', ...none]);
};

/** @param {Snapshot} shown */
const takesRoom = (shown) =>
  ['wall', 'people'].includes(tab.value) || (tab.value === 'step' && showsWall(shown));

/** @param {Snapshot} shown */
const tabs = (shown) =>
  html`<nav class="tabs" aria-label=${t('Parts of the board')}>${parts()
    .filter(([name]) => !beside(shown).has(name))
    .map(
      ([name, picture, label]) =>
        html`<a class="tabs__tab" href=${`#${name}`} aria-current=${tab.value === name ? 'page' : 'false'} @click=${(
          /** @type {Event} */ event,
        ) => {
          event.preventDefault();
          goTo(name);
        }}>${icon(picture)}${label}${count(shown, name) === null ? nothing : html` <span class="count">${count(shown, name)}</span>`}</a>`,
    )}${undoButton(session.ask, wall.forget)}</nav>`;

/** @param {Snapshot} shown */
const part = (shown) => {
  switch (tab.value) {
    case 'wall':
      return wall.view(shown);
    case 'wishes':
      return wishesPart(shown, ports);
    case 'groups':
      return groupsPart(shown, ports);
    case 'results':
      return resultsStage(shown, ports);
    case 'proposals':
      return html`<div class="column">${proposalsPart(shown, livePhase(shown), ports)}</div>`;
    case 'people':
      return html`<div class="column">${rosterPart(shown, ports)}${toDescribe(shown, ports)}</div>`;
    case 'sheet':
      return wide.value
        ? stage(shown, ports, wall)
        : html`<div class="column">${planPart(shown, ports)}</div>`;
    case 'screen':
      return html`<div class="column">${screenControl(shown, ports)}</div>`;
    default:
      return stage(shown, ports, wall);
  }
};

/** What holds everybody up must not be forgotten. @param {Snapshot} shown */
const held = ({ session: { frozen, state } }) =>
  frozen && state !== 'closed'
    ? html`<div class="notice notice--warning">${icon('hand')}<div><p>${t("Everyone's hands are held still.")}</p><div class="buttons"><button class="button button--small" type="button" @click=${() => ports.act(freezeSession(false))}>${icon('play')}${t('Let everyone go on')}</button></div></div></div>`
    : nothing;

/** @param {Snapshot} shown */
const cockpit = (shown) => {
  const rail = wide.value && !takesRoom(shown);
  return html`<main class="host" id="main" tabindex="-1" data-rail=${rail}>
    ${wide.value ? html`<aside class="host__plan" aria-label=${t('Run sheet')}>${planPart(shown, ports)}</aside>` : nothing}
    <div class="host__main">${nowPanel(shown, ports)}<div class="refusals">${refusals(session.store, ports.act)}</div>${rehearsal(shown, ports)}${kept.view(shown)}${held(shown)}${rail ? nothing : attention(shown, ports)}${tabs(shown)}<div class="host__part">${part(shown)}</div></div>
    ${rail ? html`<aside class="host__people" aria-label=${t('People')}>${attention(shown, ports)}${rosterPart(shown, ports)}${releasedQuestions(shown)}${toDescribe(shown, ports)}</aside>` : nothing}</main>`;
};

followSteps();
announceTime(session.store);
announceNotes(session.store);
announceTurns(session.store);
announceTurnTime(session.store);
announceWishes(session.store);
announceDoor(session.store);
listenForPalette(ports);
listenForHelp();
mount(() => {
  const { store } = session;
  const shown = store.shown.value;
  const trouble = store.trouble.value;
  if (trouble || !shown) {
    return trouble ? troublePage(trouble, code, store) : nothing;
  }
  if (shown.me.role !== 'facilitator') {
    return html`${lineBar(store)}${notLeading(shown, ports)}${pageFoot()}${toastList()}`;
  }
  return html`${lineBar(store)}${hostHead(shown, ports)}${cockpit(shown)}${pageFoot()}${toastList()}`;
}, viewHost());
warm([handing]);
