/** The observer's page: everything that everyone may see, and nothing to press. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { mount, openPage, viewHost } from '../lib/page.js';
import { latestCount } from '../model/marked.js';
import { livePhase } from '../model/select.js';
import { openSession } from '../net/session.js';
import { announceNews, announceNotes, announceSteps } from '../views/announce.js';
import { announceShowing } from '../views/announce-showing.js';
import {
  languageLink,
  lineBar,
  lineState,
  preferencesButton,
  toastList,
  troublePage,
} from '../views/chrome.js';
import { listenForHelp, pageFoot } from '../views/foot.js';
import { holdStep } from '../views/me/hold.js';
import { noticesPart } from '../views/me/notices.js';
import { presentStep } from '../views/me/present.js';
import { phaseTitle } from '../views/phase-words.js';
import { proposalsPart } from '../views/proposals.js';
import { resultsPart } from '../views/results.js';
import { clockText } from '../views/step.js';
import { heading } from '../views/step-words.js';
import { createWall } from '../views/wall.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */

const { code, seat } = await openPage();
const session = await openSession({ code, seat });
const { store } = session;
/** An observer writes nothing: the parts that a participant's step has for that stay empty. */
const ports = {
  ...session,
  code,
  seat,
  composer: { view: () => nothing, buildOn: () => {} },
  leftovers: () => nothing,
};
const wall = createWall(ports, false);
listenForHelp();
announceSteps(store);
announceNews(store);
announceNotes(store);
announceShowing(store);

/** @param {Snapshot} shown */
const page = (shown) => {
  const phase = livePhase(shown);
  return html`<header class="step-head step-head--me"><div class="step-head__title"><span class="step-head__session">${shown.session.title}</span><strong>${phase ? phaseTitle(phase) : t('Waiting')}</strong></div>
      <div class="step-head__state"><span class="badge">${icon('eye')}${t('You observe')}</span>${clockText(shown, store)}${lineState(store)}${preferencesButton()}${languageLink()}</div></header>
    <main class="host" id="main" tabindex="-1"><div class="column">${noticesPart(store)}<h1>${heading(phase)}</h1>${nowPart(shown, phase)}</div>
      ${wall.view(shown)}
      <section class="column" aria-labelledby="observe-proposals"><h2 id="observe-proposals">${t('Proposals')} <span class="count">${shown.proposals.length}</span></h2>${proposalsPart(shown, null, ports)}</section></main>${pageFoot(ports)}`;
};

/** What the step is about, above the wall. @param {Snapshot} shown @param {Phase | null} phase */
const nowPart = (shown, phase) => {
  switch (phase?.kind) {
    case 'present':
      return presentStep(shown, phase, ports);
    case 'mark':
      return html`<p class="promise">${icon('lock')}<span>${t('People mark in secret. What it comes to shows when the facilitator closes this step.')}</span></p>`;
    case 'hold':
    case undefined:
      return holdStep(shown, phase ?? null, ports);
    default:
      return latestCount(shown) ? resultsFold(shown) : nothing;
  }
};

/** What was counted last, folded away. @param {Snapshot} shown */
const resultsFold = (shown) =>
  html`<details class="fold"><summary>${t('What was marked last')}</summary>${resultsPart(shown, latestCount(shown))}</details>`;

mount(() => {
  const shown = store.shown.value;
  const trouble = store.trouble.value;
  if (trouble || !shown) {
    return trouble ? troublePage(trouble, '') : nothing;
  }
  return html`${lineBar(store)}${page(shown)}${toastList()}`;
}, viewHost());
