/** The proposal list: to read, to print, and to take away as files. */

import { html, nothing } from '../lib/html.js';
import { longDate, t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { mount, openPage, viewHost } from '../lib/page.js';
import { fileCalls } from '../net/files.js';
import { openSession } from '../net/session.js';
import {
  languageLink,
  lineBar,
  lineState,
  preferencesButton,
  toastList,
  troublePage,
} from '../views/chrome.js';
import { openFiles } from '../views/files/files.js';
import { listenForHelp, pageFoot } from '../views/foot.js';
import { briefLink, proposalCard } from '../views/proposal-card.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */

const { code, seat } = await openPage();
const session = await openSession({ code, seat });
const files = fileCalls({ code, seat });

const downloads = () =>
  html`<p class="downloads"><button class="button button--primary" type="button" @click=${() => void openFiles({ files, seat })}>${icon('download')}${t('Download files')}</button></p>`;

/** @param {Snapshot} shown */
const page = (
  shown,
) => html`<header class="step-head"><div class="step-head__title"><a class="step-head__back" href=${`/s/${code}/${seat}`}>${icon('arrow-left')}${t('Back to the session')}</a></div>
    <div class="step-head__state">${lineState(session.store)}${preferencesButton()}${languageLink()}</div></header>
  <main class="page list-page" id="main" tabindex="-1"><header class="stack"><p class="hint">${shown.session.title}${shown.session.created_at ? html`, ${longDate(shown.session.created_at)}` : nothing}</p>
    <h1>${t('Proposals')} <span class="count">${shown.proposals.length}</span></h1></header>
    ${shown.me.role === 'facilitator' || shown.session.settings?.exports !== 'facilitators' ? downloads() : nothing}
    ${shown.proposals.length > 0 ? shown.proposals.map((proposal) => proposalCard(shown, proposal, briefLink(proposal, { code, seat }))) : html`<p class="empty">${t('There are no proposals yet. They are written when the group has its themes.')}</p>`}</main>${pageFoot()}`;

listenForHelp();
mount(() => {
  const shown = session.store.shown.value;
  const trouble = session.store.trouble.value;
  if (trouble || !shown) {
    return trouble ? troublePage(trouble, code, session.store) : nothing;
  }
  return html`${lineBar(session.store)}${page(shown)}${toastList()}`;
}, viewHost());
