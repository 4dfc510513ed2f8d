/** The proposal list: to read, to print, and to take away as files. */

import { html, nothing } from '../lib/html.js';
import { contentLanguage, longDate, t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { mount, openPage, viewHost } from '../lib/page.js';
import { openSession } from '../net/session.js';
import {
  languageLink,
  lineBar,
  lineState,
  preferencesButton,
  toastList,
  troublePage,
} from '../views/chrome.js';
import { listenForHelp, pageFoot } from '../views/foot.js';
import { briefLink, proposalCard } from '../views/proposal-card.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */

const { code, seat } = await openPage();
const session = await openSession({ code, seat });

/** @returns {ReadonlyArray<[string, string, string]>} */
const files = () => [
  ['proposals.md', t('Text (Markdown)'), t('To paste into a report or a wiki.')],
  ['proposals.csv', t('Table (CSV)'), t('For a spreadsheet: one row for each proposal.')],
  ['proposals.html', t('Page (HTML)'), t('With the drawings, to read or print.')],
  ['record.json', t('Whole record (JSON)'), t('Everything, for another system.')],
  ['wishes.csv', t('Wish list (CSV)'), t('Every wish with its ticks and what became of it.')],
  ['notes.csv', t('All notes (CSV)'), t('Every note with its theme.')],
];

const downloads =
  () => html`<section class="panel downloads" aria-labelledby="downloads"><h2 id="downloads">${t('Download')}</h2>
  <ul class="downloads__list">${files().map(
    ([name, label, hint]) =>
      html`<li><a class="button" download href=${`/api/sessions/${code}/export/${name}?seat=${seat}&language=${contentLanguage()}`}>${icon('download')}${label}</a><span class="hint">${hint}</span></li>`,
  )}</ul><p class="hint">${t('The files hold what you may see now. Concerns and parked notes always go with the full record.')}</p></section>`;

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
    return trouble ? troublePage(trouble, code) : nothing;
  }
  return html`${lineBar(session.store)}${page(shown)}${toastList()}`;
}, viewHost());
