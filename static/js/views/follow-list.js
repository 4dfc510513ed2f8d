/** The proposals with what is due, and a form on each to say where it stands. */

import { html, nothing, repeat } from '../lib/html.js';
import { contentLanguage, longDate, t, tn } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { byDue, dayOf, dueOf } from '../model/due.js';
import { dueWords } from './due-words.js';
import { followForm } from './follow-form.js';
import { statusNames } from './proposal-fields.js';

/** @typedef {import("../net/afterwards.js").FollowUp} FollowUp */
/** @typedef {import("../net/afterwards.js").Followed} Followed */
/** @typedef {import("./follow-form.js").Ports} Ports */

/** @param {FollowUp} found @param {Ports} ports */
export const followList = (found, ports) => {
  const today = dayOf(new Date());
  const rows = byDue(found.proposals, today);
  const late = rows.filter((row) => dueOf(row, today).kind === 'late').length;
  return html`<header class="stack"><p class="hint">${found.session.title}${found.session.created_at ? html`, ${longDate(found.session.created_at)}` : nothing}</p>
    <h1>${t('How far are we?')}</h1>
    <p class="lead">${t('Say in a minute where yours stands. Everyone with this link sees it, and everyone who was in the session.')}</p>
    <p class="follow__count">${counted(rows.length, late)}</p></header>
    ${
      rows.length > 0
        ? html`<ol class="follow">${repeat(
            rows,
            ({ proposal_id }) => proposal_id,
            (row) => item(row, found, today, ports),
          )}</ol>`
        : html`<p class="empty">${t('This session has no proposals.')}</p>`
    }`;
};

/** @param {number} all @param {number} late */
const counted = (all, late) =>
  late > 0
    ? `${tn('{n} proposal', '{n} proposals', all)}, ${tn('{n} overdue', '{n} overdue', late)}`
    : tn('{n} proposal', '{n} proposals', all);

/** @param {Followed} row @param {FollowUp} found @param {string} today @param {Ports} ports */
const item = (row, found, today, ports) => {
  const due = dueOf(row, today);
  const id = `row-${row.proposal_id}`;
  return html`<li><article class="panel follow__item" aria-labelledby=${id} data-due=${due.kind}>
    <header class="follow__head"><p class="hint">${row.ref}</p><h2 id=${id} tabindex="-1">${row.title}</h2>
      <p class="follow__state"><span class="badge" data-status=${row.status}>${statusNames()[row.status] ?? row.status}</span>
      ${due.kind === 'over' ? nothing : html`<strong class="follow__due">${icon(due.kind === 'late' ? 'triangle-alert' : 'calendar')}${dueWords(due)}</strong>`}</p></header>
    <dl class="follow__facts">${fact(t('Who leads it'), row.owner || t('Nobody yet'))}${fact(t('The first step'), row.first_step || t('Not said yet'))}
      ${row.first_step_who && row.first_step_who !== row.owner ? fact(t('Who takes it'), row.first_step_who) : nothing}
      ${row.first_step_by ? fact(t('By when'), longDate(row.first_step_by)) : nothing}${row.review_date ? fact(t('Look again'), longDate(row.review_date)) : nothing}</dl>
    ${history(row)}${followForm(row, found.me.name, ports)}${calendar(row, ports)}</article></li>`;
};

/** @param {string} name @param {string} text */
const fact = (name, text) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`;

/** The newest first: it is what one asks for. @param {Followed} row */
const history = ({ history: said }) =>
  said.length > 0
    ? html`<details class="follow__history" ?open=${said.length < 4}><summary>${t('What happened so far')} <span class="count">${said.length}</span></summary>
      <ol>${[...said]
        .reverse()
        .map(
          ({ status, at, text, name }) =>
            html`<li><strong>${statusNames()[status] ?? status}</strong> <span class="hint">${longDate(at)}${name ? html`, <bdi>${name}</bdi>` : nothing}</span>${text ? html`<p class="follow__said">${text}</p>` : nothing}</li>`,
        )}</ol></details>`
    : nothing;

/** @param {Followed} row @param {Ports} ports */
const calendar = (row, { code }) => {
  /** @type {ReadonlyArray<['first_step_by' | 'review_date', string]>} */
  const dates = [
    ['first_step_by', t('First step into my calendar')],
    ['review_date', t('Review date into my calendar')],
  ];
  const there = dates.filter(([which]) => row[which]);
  return there.length > 0
    ? html`<p class="buttons">${there.map(
        ([which, label]) =>
          html`<a class="button button--quiet button--small" download href=${`/api/sessions/${code}/follow-up/${row.proposal_id}.ics?date=${which}&language=${contentLanguage()}`}>${icon('calendar')}${label}<span class="visually-hidden">: ${row.title}</span></a>`,
      )}</p>`
    : nothing;
};
