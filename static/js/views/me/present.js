/** A present step: one listens and looks where the room looks, or it is one's own turn. */

import { html, nothing, repeat } from '../../lib/html.js';
import { lang, t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { isMyTurn, takesPart } from '../../model/select.js';
import { carried, targetOf } from '../../model/targets.js';
import { noteCard } from '../note.js';
import { comesOn, speakerName, turnsLeft } from '../turn-words.js';
import { away } from './away.js';
import { myTurn } from './my-turn.js';
import { remarkPart, unsentRemark } from './remark.js';
import { targetBody } from './target.js';
import { turnClock } from './turn-clock.js';

export { unsentRemark };

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("../step.js").Ports} Ports */

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
export const presentStep = (shown, phase, ports) => {
  if (listens(shown, phase)) {
    return listening(shown, ports);
  }
  const [step, unsent] = [otherwise(shown, phase, ports), unsentRemark(shown, ports)];
  return isMyTurn(shown) ? html`${step}${unsent}` : html`${unsent}${step}`;
};

/** @param {Snapshot} shown @param {Phase} phase */
const listens = (shown, { phase_id }) =>
  shown.turn.phase_id === phase_id && shown.turn.current && !isMyTurn(shown) && !away.value;

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
const otherwise = (shown, phase, ports) => {
  if (shown.turn.phase_id !== phase.phase_id) {
    return before(shown, phase);
  }
  if (isMyTurn(shown)) {
    return myTurn(shown, phase, ports);
  }
  if (away.value) {
    return html`${allNotes(shown, phase)}<div class="pill"><button class="button button--primary" type="button" @click=${() => stepAway(false)}>${icon('eye')}${shown.turn.current ? t('Back to {name}', { name: speakerName(shown) }) : t('Back to the room')}</button></div>`;
  }
  return html`<p class="lead">${t('Everyone has presented. Thank you.')}</p>${allNotes(shown, phase)}`;
};

/** @param {boolean} whether */
const stepAway = (whether) => {
  away.value = whether;
  scrollTo(0, 0);
};

/** @param {Snapshot} shown @param {Phase} phase */
const before = (shown, phase) => {
  const mine = sourceNotes(shown, phase).filter((note) => note.mine);
  return html`<p class="lead">${t('Turns begin in a moment. This page follows by itself.')}</p>
    ${mine.length > 0 ? html`<section class="stack" aria-labelledby="to-show"><h2 id="to-show">${t('What you will show')} <span class="count">${mine.length}</span></h2>${cards(shown, mine)}</section>` : nothing}`;
};

/** @param {Snapshot} shown @param {Ports} ports */
const listening = (shown, ports) => {
  const note = shown.notes.find(({ note_id }) => note_id === shown.turn.spotlight);
  return html`<section class="stack" aria-label=${t('On every screen now')}>
    ${speaker(shown, ports)}${stage(shown, note)}</section>
    ${takesPart(shown) ? remarkPart(shown, note, ports) : nothing}
    ${place(shown)}
    ${ofProposals(shown) ? nothing : html`<div class="buttons"><button class="button button--quiet" type="button" @click=${() => stepAway(true)}>${icon('layout-grid')}${t('Look around by myself')}</button></div>`}`;
};

/** @param {Snapshot} shown @param {Ports} ports */
const speaker = (shown, ports) => {
  const { at = 0, queue = [] } = shown.turn;
  return html`<div class="speaker"><p class="speaker__name">${icon('presentation')}<strong>${speakerName(shown)}</strong></p>
    <p class="speaker__state"><span>${t('{n} of {all}', { n: at + 1, all: queue.length })}</span>${turnClock(shown, ports.store)}</p></div>`;
};

/** Whether proposals are read back: each stands below as a whole, with what one may say about it. @param {Snapshot} shown */
const ofProposals = (shown) =>
  shown.turn.unit === 'item' && shown.proposals.some(({ proposal_id }) => proposal_id === shown.turn.current);

/** @param {Snapshot} shown @param {Note | undefined} note */
const stage = (shown, note) => {
  if (note) {
    return html`<div class="stage">${noteCard(note, shown)}</div>`;
  }
  const target = shown.turn.unit === 'item' ? targetOf(shown, shown.turn.current ?? '', null, lang()) : null;
  if (target?.what === 'proposal') {
    return nothing;
  }
  return target && target.what !== 'note'
    ? html`<div class="stage marks__item">${targetBody(shown, target)}</div>`
    : html`<p class="empty">${t('Nothing is shown at the moment: listen.')}</p>`;
};

/** When one's own turn comes. @param {Snapshot} shown */
const place = (shown) => {
  const left = turnsLeft(shown);
  if (left === null) {
    const next = comesOn(shown);
    return next ? html`<p class="hint">${t('Then: {name}', { name: next })}</p>` : nothing;
  }
  return html`<p class="promise">${icon('user')}<span>${left === 1 ? t('You are next.') : tn('{n} turn until yours.', '{n} turns until yours.', left - 1)}</span></p>`;
};

/** @param {Snapshot} shown @param {Phase} phase */
const allNotes = (shown, phase) => {
  const notes = sourceNotes(shown, phase);
  const done = notes.filter(({ note_id }) => shown.presented.includes(note_id));
  const open = notes.filter(({ note_id }) => !shown.presented.includes(note_id));
  return html`<section class="stack" aria-labelledby="open"><h2 id="open">${t('Not presented yet')} <span class="count">${open.length}</span></h2>
    ${open.length > 0 ? cards(shown, open) : html`<p class="empty">${t('Everything that you may see has been presented.')}</p>`}</section>
    ${done.length > 0 ? html`<section class="stack" aria-labelledby="done"><h2 id="done">${t('Presented')} <span class="count">${done.length}</span></h2>${cards(shown, done)}</section>` : nothing}`;
};

/** @param {Snapshot} shown @param {readonly Note[]} notes */
const cards = (shown, notes) =>
  html`<ul class="notes">${repeat(
    notes,
    ({ note_id }) => note_id,
    (note) => html`<li>${noteCard(note, shown)}</li>`,
  )}</ul>`;

/** The notes that this step is about, as far as one may see them. @param {Snapshot} shown @param {Phase} phase */
const sourceNotes = (shown, { switches: { source = 'new' } }) => {
  const about = carried(shown, source.replace('phase:', ''));
  return shown.notes.filter(
    (note) => !note.parked && (!source.startsWith('phase:') || about.has(note.phase_id)),
  );
};
