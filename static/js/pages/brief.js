/** One proposal on one page: to show in the room, to print, to hand over. */

import { copyText } from '../lib/copy-text.js';
import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { mount, openPage, viewHost } from '../lib/page.js';
import { openSession } from '../net/session.js';
import { briefSheet } from '../views/brief.js';
import {
  languageLink,
  lineBar,
  lineState,
  preferencesButton,
  toastList,
  troublePage,
} from '../views/chrome.js';
import { listenForHelp, pageFoot } from '../views/foot.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Proposal} Proposal */

const { code, seat } = await openPage();
const session = await openSession({ code, seat });
const ref = decodeURIComponent(location.pathname.split('/').at(-1) ?? '');
const list = `/s/${code}/${seat}/proposals`;

/** @param {string} name @param {string} label @param {Proposal | undefined} to */
const step = (name, label, to) =>
  to
    ? html`<a class="button button--small" href=${`${list}/${to.ref}`} aria-label=${`${label}: ${to.ref} ${to.title}`}>${icon(name)}${to.ref}</a>`
    : nothing;

/** @param {Snapshot} shown @param {number} at */
const tools = ({ proposals }, at) =>
  html`<nav class="buttons brief__tools" aria-label=${t('This page')}>${step('arrow-left', t('The one before'), proposals[at - 1])}${step('arrow-right', t('The next one'), proposals[at + 1])}
    <button class="button button--small" type="button" @click=${() => print()}>${icon('printer')}${t('Print')}</button>
    <button class="button button--small" type="button" @click=${() => void copyText(t('Copy link'), location.href)}>${icon('copy')}${t('Copy link')}</button></nav>`;

/** @param {Snapshot} shown */
const page = (shown) => {
  const at = shown.proposals.findIndex((proposal) => proposal.ref === ref);
  const proposal = shown.proposals[at];
  return html`<header class="step-head"><div class="step-head__title"><a class="step-head__back" href=${list}>${icon('arrow-left')}${t('All proposals')}</a></div>
    <div class="step-head__state">${lineState(session.store)}${preferencesButton()}${languageLink()}</div></header>
  <main class="brief-page" id="main" tabindex="-1">${
    proposal
      ? html`${tools(shown, at)}${briefSheet(shown, proposal)}`
      : html`<h1>${t('There is no such proposal')}</h1><p><a href=${list}>${t('All proposals')}</a></p>`
  }</main>${pageFoot()}`;
};

listenForHelp();
mount(() => {
  const shown = session.store.shown.value;
  const trouble = session.store.trouble.value;
  if (trouble || !shown) {
    return trouble ? troublePage(trouble, code, session.store) : nothing;
  }
  return html`${lineBar(session.store)}${page(shown)}${toastList()}`;
}, viewHost());
