/** Presenting in turn, from the facilitator's place: who is on, who comes, what every screen shows, what was said. */

import { digits } from '../../lib/clock.js';
import { html, nothing, repeat } from '../../lib/html.js';
import { t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { once, pressOnce } from '../../lib/once.js';
import { now } from '../../lib/tick.js';
import { nextTurn, showSpotlight, skipTurn, startTurns, swapTurns } from '../../model/commands-leading.js';
import { targetIds } from '../../model/targets.js';
import { noteCard } from '../note.js';
import { proposalCard } from '../proposal-card.js';
import { turnName } from '../turn-words.js';
import { presenters } from './builder-defaults.js';
import { remarks } from './remarks.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

const AMBER_S = 15;
const QUEUE_ICONS = /** @type {Record<string, string>} */ ({ now: 'play', over: 'check', coming: 'user' });

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
export const presentStage = (shown, phase, ports) =>
  shown.turn.phase_id === phase.phase_id ? running(shown, phase, ports) : before(shown, phase, ports);

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
const before = (shown, phase, { act }) => {
  const { unit, seconds } = phase.switches.turns;
  const many = howMany(shown, phase);
  return html`<section class="panel stage-present" aria-labelledby="turns"><h2 id="turns">${t('Ready to present')}</h2>
    <p class="lead">${planned(unit === 'item' ? itemKind(shown, phase) : unit, many, seconds)}</p>
    <p class="hint">${unit === 'person' ? t('The order is drawn when you start; afterwards you can still skip and swap.') : t('Afterwards you can still skip and swap.')}</p>
    <div class="buttons"><button class="button button--primary" type="button" ?disabled=${many === 0} @click=${() => act(startTurns())}>${icon('play')}${t('Start the turns')}</button></div></section>`;
};

/** What is talked about one by one. @param {Snapshot} shown @param {Phase} phase */
const itemKind = (shown, phase) => {
  const [first] = targetIds(shown, phase);
  if (shown.themes.some(({ theme_id }) => theme_id === first)) {
    return 'theme';
  }
  return phase.switches.source === 'proposals' ? 'proposal' : 'item';
};

/** @param {Snapshot} shown @param {Phase} phase */
const howMany = (shown, phase) => {
  switch (phase.switches.turns.unit) {
    case 'group':
      return shown.groups.length;
    case 'item':
      return targetIds(shown, phase).length;
    default:
      return presenters(shown);
  }
};

/** @param {string} unit @param {number} n @param {number} seconds */
const planned = (unit, n, seconds) =>
  t('{what}, {each} each: {time} in all.', {
    what: unitWords(unit, n),
    each: seconds % 60 === 0 ? inMinutes(seconds / 60) : tn('{n} second', '{n} seconds', seconds),
    time: inMinutes(Math.ceil((n * seconds) / 60)),
  });

/** @param {number} n */
const inMinutes = (n) => tn('{n} minute', '{n} minutes', n);

/** @param {string} unit @param {number} n */
const unitWords = (unit, n) => {
  switch (unit) {
    case 'group':
      return tn('{n} group', '{n} groups', n);
    case 'proposal':
      return tn('{n} proposal', '{n} proposals', n);
    case 'theme':
      return tn('{n} theme', '{n} themes', n);
    case 'item':
      return tn('{n} note', '{n} notes', n);
    default:
      return tn('{n} person', '{n} people', n);
  }
};

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
const running = (shown, phase, ports) => html`<div class="stage-present stage-present--on">
  <section class="panel" aria-labelledby="on-now">${
    shown.turn.current
      ? speaker(shown, ports)
      : html`<h2 id="on-now">${t('Everyone has presented')}</h2>
    <div class="buttons"><button class="button" type="button" @click=${() => ports.act(startTurns())}>${icon('refresh-cw')}${t('Start another round')}</button></div>`
  }
    ${spotlight(shown, phase, ports)}</section>
  <div class="stage-present__side">${queue(shown, ports)}${remarks(shown, ports)}${waiting(shown, phase, ports)}</div></div>`;

/** @param {Snapshot} shown @param {Ports} ports */
const speaker = (shown, ports) => {
  const { queue: line = [], at = 0 } = shown.turn;
  const following = line[at + 1];
  return html`<header class="speaker"><div><p class="hint">${t('Presenting now')}</p><h2 id="on-now" class="speaker__name">${turnName(shown, shown.turn.current)}</h2></div>${turnClock(shown, ports)}</header>
    <div class="buttons"><button class="button button--primary" type="button" @keydown=${pressOnce} @click=${once(() => ports.act(nextTurn()))}>${following ? t('On to {name}', { name: turnName(shown, following) }) : t('That was the last')}${icon('arrow-right')}</button>
    ${following ? html`<button class="button" type="button" @click=${() => ports.act(skipTurn())}>${icon('redo-2')}${t('Later: to the end of the queue')}</button>` : nothing}</div>`;
};

/** @param {Snapshot} shown @param {Ports} ports */
const turnClock = (shown, { store }) => {
  const left = Math.ceil((Date.parse(shown.turn.ends_at ?? '') - now.value - store.offset.value) / 1000);
  if (Number.isNaN(left)) {
    return nothing;
  }
  const near = left <= AMBER_S ? 'amber' : 'plenty';
  const state = left <= 0 ? 'over' : near;
  return html`<p class="now__time speaker__clock" role="timer" data-state=${state}>${digits(left)}<span class="now__unit">${left <= 0 ? t('over time') : t('left')}</span></p>`;
};

/** What stands on every screen, and what else the presenter could show. @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
const spotlight = (shown, phase, ports) => {
  const note = shown.notes.find(({ note_id }) => note_id === shown.turn.spotlight);
  const proposal = shown.proposals.find(({ proposal_id }) => proposal_id === shown.turn.current);
  const theme = shown.themes.find(({ theme_id }) => theme_id === shown.turn.current);
  const others = theirs(shown, phase).filter((other) => other !== note);
  return html`<section class="spotlight" aria-labelledby="spotlight"><h3 id="spotlight" class="with-icon">${icon('monitor')}${t('On every screen')}</h3>
    ${proposal ? proposalCard(shown, proposal) : nothing}
    ${note ? html`<div class="spotlight__note">${noteCard(note, shown)}</div><div class="buttons"><button class="button button--small" type="button" @click=${() => ports.act(showSpotlight(null))}>${icon('eye-off')}${t('Take it off the screens')}</button></div>` : nothing}
    ${note || proposal ? nothing : html`<p class="empty">${theme ? t('The theme “{title}” with its notes.', { title: theme.title }) : t('No note: only who presents.')}</p>`}
    ${others.length > 0 ? html`<h3>${t('More from the same hand')}</h3>${picks(shown, others, ports)}` : nothing}</section>`;
};

/** @param {Snapshot} shown @param {Phase} phase */
const theirs = (shown, phase) => {
  const { unit, current } = shown.turn;
  const source = new Set(sourceNotes(shown, phase).map(({ note_id }) => note_id));
  return shown.notes.filter(
    (note) =>
      source.has(note.note_id) &&
      (unit === 'group' ? note.group_id === current : note.author === current) &&
      current,
  );
};

/** @param {Snapshot} shown @param {Phase} phase */
const sourceNotes = (shown, phase) => {
  const ids = new Set(targetIds(shown, phase));
  return shown.notes.filter(({ note_id }) => ids.has(note_id));
};

/** @param {Snapshot} shown @param {readonly Note[]} notes @param {Ports} ports */
const picks = (shown, notes, ports) =>
  html`<ul class="notes notes--small">${repeat(
    notes,
    ({ note_id }) => note_id,
    (note) =>
      html`<li>${noteCard(note, shown, { tools: [{ label: t('Show it on every screen'), icon: 'monitor', run: () => ports.act(showSpotlight(note.note_id)) }] })}</li>`,
  )}</ul>`;

/** @param {Snapshot} shown @param {Ports} ports */
const queue = (shown, ports) => {
  const { queue: line = [], at = 0, skipped = [], current } = shown.turn;
  return html`<section class="panel" aria-labelledby="queue"><h3 id="queue">${t('The queue')} <span class="count">${Math.max(0, line.length - at)}</span></h3>
    <ol class="queue">${line.map(
      (
        id,
        index,
      ) => html`<li class="queue__one" data-state=${queueState(index, at)} aria-current=${index === at ? 'step' : 'false'}>
      ${icon(QUEUE_ICONS[queueState(index, at)] ?? 'user')}<span class="queue__name">${turnName(shown, id)}${skipped.includes(id) && index > at ? html` <span class="hint">${t('put off')}</span>` : nothing}</span>
      ${index > at && current ? html`<span class="queue__tools"><button class="button button--small button--quiet" type="button" @click=${() => ports.act(swapTurns(current, id))}>${t('Now instead')}<span class="visually-hidden">: ${turnName(shown, id)}</span></button></span>` : nothing}</li>`,
    )}</ol></section>`;
};

/** @param {number} index @param {number} at */
const queueState = (index, at) => {
  if (index === at) {
    return 'now';
  }
  return index < at ? 'over' : 'coming';
};

/** Who has taken on what: the step is done when nobody is missing here. @param {Snapshot} shown */
const owners = ({ proposals }) => {
  const taken = proposals.filter(({ accepted_by }) => accepted_by).length;
  return html`<section class="panel" aria-labelledby="owners"><h3 id="owners">${t('Taken on: {n} of {all}', { n: taken, all: proposals.length })}</h3>
    <ul class="queue">${proposals.map(
      ({ ref, title, fields, accepted_by, support }) =>
        html`<li class="queue__one">${icon(accepted_by ? 'check' : 'user')}<span class="queue__name"><strong>${ref}</strong> ${title}<br><span class="hint">${ownerWords(fields.owner ?? '', Boolean(accepted_by))}${support.n > 0 ? html` · ${tn('Support: {mean} of 5, from {n} person', 'Support: {mean} of 5, from {n} people', support.n, { mean: support.mean ?? 0 })}` : nothing}</span></span></li>`,
    )}</ul></section>`;
};

/** @param {string} name @param {boolean} accepted */
const ownerWords = (name, accepted) => {
  if (!name) {
    return t('Nobody leads it yet');
  }
  return accepted
    ? t('{name}, accepted', { name })
    : t('{name} has not pressed “I take this on” yet', { name });
};

/** What nobody has shown yet. @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
const waiting = (shown, phase, ports) => {
  if (phase.switches.source === 'proposals') {
    return owners(shown);
  }
  const notes = sourceNotes(shown, phase).filter(({ note_id }) => !shown.presented.includes(note_id));
  return notes.length > 0
    ? html`<details class="fold panel"><summary>${t('Not shown yet')} <span class="count">${notes.length}</span></summary>${picks(shown, notes, ports)}</details>`
    : html`<p class="hint with-icon">${icon('check')}${t('Everything that can be seen has been shown.')}</p>`;
};
