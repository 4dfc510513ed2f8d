/** The participant's page. */

import { rememberSeat } from '../lib/been-here.js';
import { html, nothing } from '../lib/html.js';
import { mount, openPage, viewHost } from '../lib/page.js';
import { openSession } from '../net/session.js';
import { announceNews, announceNotes, announceSteps, announceTime } from '../views/announce.js';
import { announceShowing } from '../views/announce-showing.js';
import { lineBar, refusals, toastList, troublePage } from '../views/chrome.js';
import { createComposer } from '../views/composer.js';
import { listenForHelp } from '../views/foot.js';
import { createLeftovers } from '../views/leftovers.js';
import { warmParts } from '../views/me/parts.js';
import { stepPage } from '../views/step.js';
import { tellChanging } from '../views/tell-changing.js';

const { code, seat } = await openPage();
const session = await openSession({ code, seat });
rememberSeat(code);
const composer = createComposer(session);
const ports = {
  ...session,
  code,
  seat,
  composer,
  leftovers: createLeftovers({ ...session, kept: composer.kept }),
};

listenForHelp();
announceSteps(session.store);
announceTime(session.store);
announceNews(session.store);
announceNotes(session.store);
announceShowing(session.store);
tellChanging(session);
mount(() => {
  const { store } = session;
  const shown = store.shown.value;
  const trouble = store.trouble.value;
  return html`${trouble ? nothing : lineBar(store)}
    ${trouble ? troublePage(trouble, code, store) : nothing}
    ${shown && !trouble ? html`<div class="refusals">${refusals(store, session.act)}</div>${stepPage(shown, ports)}` : nothing}
    ${toastList()}`;
}, viewHost());
warmParts();
