/** The observer's page: everything that everyone may see, and nothing to press. */

import { timeLeft } from '../lib/clock.js';
import { html, nothing } from '../lib/html.js';
import { promptText, t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { mount, openPage, viewHost } from '../lib/page.js';
import { now } from '../lib/tick.js';
import { livePhase } from '../model/select.js';
import { openSession } from '../net/session.js';
import { languageLink, lineBar, lineState, troublePage } from '../views/chrome.js';
import { phaseTitle } from '../views/phase-words.js';
import { proposalsPart } from '../views/proposals.js';
import { createWall } from '../views/wall.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */

const { code, seat } = await openPage();
const session = await openSession({ code, seat });
const ports = { ...session, code, seat };
const wall = createWall(ports, false);

/** @param {Snapshot} shown */
const page = (shown) => {
  const phase = livePhase(shown);
  const left = timeLeft(shown.live, now.value + session.store.offset.value);
  return html`<header class="step-head"><div class="step-head__title"><span class="step-head__session">${shown.session.title}</span><strong>${phase ? phaseTitle(phase) : t('Waiting')}</strong></div>
      <div class="step-head__state"><span class="badge">${icon('eye')}${t('You observe')}</span>${left ? html`<span class="clock" role="timer">${icon('timer')}${left}</span>` : nothing}${lineState(session.store)}${languageLink()}</div></header>
    <main class="host" id="main" tabindex="-1"><h1>${phase ? promptText(phase.switches.prompt) || phaseTitle(phase) : t('Between two steps')}</h1>
      ${wall.view(shown)}
      <section class="column" aria-labelledby="observe-proposals"><h2 id="observe-proposals">${t('Proposals')} <span class="count">${shown.proposals.length}</span></h2>${proposalsPart(shown, null, ports)}</section></main>`;
};

mount(() => {
  const shown = session.store.shown.value;
  const trouble = session.store.trouble.value;
  if (trouble || !shown) {
    return trouble ? troublePage(trouble, '') : nothing;
  }
  return html`${lineBar(session.store)}${page(shown)}`;
}, viewHost());
