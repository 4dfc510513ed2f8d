/** The facilitator's board. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { mount, openPage, viewHost } from '../lib/page.js';
import { signal } from '../lib/signals.js';
import { livePhase } from '../model/select.js';
import { openSession } from '../net/session.js';
import { lineBar, refusals, toastList, troublePage } from '../views/chrome.js';
import { hostHead } from '../views/host-head.js';
import { nowPanel, runStrip } from '../views/host-now.js';
import { roster } from '../views/people.js';
import { draft, proposalsPart } from '../views/proposals.js';
import { runSheet } from '../views/run-sheet.js';
import { loadLinks, screenControl } from '../views/screen-control.js';
import { createWall } from '../views/wall.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */

const { code, seat } = await openPage();
const session = await openSession({ code, seat });
loadLinks(code);
const TABS = ['wall', 'proposals', 'people', 'sheet', 'screen'];
const tab = signal(TABS.find((name) => location.hash === `#${name}`) ?? 'wall');

/** @param {string} name */
const goTo = (name) => {
  tab.value = name;
  history.replaceState(null, '', `#${name}`);
};

const ports = {
  ...session,
  code,
  seat,
  propose: (/** @type {string} */ themeId) => {
    goTo('proposals');
    void draft(/** @type {Snapshot} */ (session.store.shown.peek()), themeId, session);
  },
};
const wall = createWall(ports, true);

/** @param {Snapshot} shown */
const tabs = (shown) => {
  const people = shown.people.filter(({ removed }) => !removed).length;
  /** @type {ReadonlyArray<[string, string, string, number | null]>} */
  const rows = [
    ['wall', 'layout-grid', t('Wall'), shown.notes.length],
    ['proposals', 'file-text', t('Proposals'), shown.proposals.length],
    ['people', 'users', t('People'), people],
    ['sheet', 'list', t('Run sheet'), null],
    ['screen', 'monitor', t('Screen and links'), null],
  ];
  return html`<nav class="tabs" aria-label=${t('Parts of the board')}>${rows.map(
    ([name, picture, label, n]) =>
      html`<a class="tabs__tab" href=${`#${name}`} aria-current=${tab.value === name ? 'page' : 'false'} @click=${(
        /** @type {Event} */ event,
      ) => {
        event.preventDefault();
        goTo(name);
      }}>${icon(picture)}${label}${n === null ? nothing : html` <span class="count">${n}</span>`}</a>`,
  )}</nav>`;
};

/** @param {Snapshot} shown */
const part = (shown) => {
  switch (tab.value) {
    case 'proposals':
      return html`<div class="column">${proposalsPart(shown, livePhase(shown), ports)}</div>`;
    case 'people':
      return html`<div class="column">${roster(shown, ports)}</div>`;
    case 'sheet':
      return html`<div class="column">${runSheet(shown, ports)}</div>`;
    case 'screen':
      return html`<div class="column">${screenControl(shown, ports)}</div>`;
    default:
      return wall.view(shown);
  }
};

mount(() => {
  const { store } = session;
  const shown = store.shown.value;
  const trouble = store.trouble.value;
  if (trouble || !shown) {
    return trouble ? troublePage(trouble, code) : nothing;
  }
  return html`${lineBar(store)}${hostHead(shown, ports)}${runStrip(shown, ports)}
    <main class="host" id="main" tabindex="-1">${nowPanel(shown, ports)}<div class="refusals">${refusals(store)}</div>${tabs(shown)}${part(shown)}</main>${toastList()}`;
}, viewHost());
