/** A mark step: one's own marks, secret until the facilitator closes the step. Every way of marking is buttons. */

import { html, nothing, repeat } from '../../lib/html.js';
import { lang, t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { targetsOf } from '../../model/marked.js';
import { mayMark, participants, personName } from '../../model/select.js';
import { deciderMarks } from './decider.js';
import { dot } from './dot.js';
import { dotsControl } from './mark-dots.js';
import { rankPart } from './mark-rank.js';
import { scoreControl, thumbsControl, tickControl } from './mark-value.js';
import { targetBody, targetName } from './target.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../../types.d.ts").Mark} Mark */
/** @typedef {import("../../model/targets.js").Target} Target */
/** @typedef {import("../step.js").Ports} Ports */
/** @typedef {{shown: Snapshot, phase: Phase, target: Target, name: string, mine: Mark[], left: number | null, act: (command: import("../../types.d.ts").Command) => unknown}} Marking */

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
export const markStep = (shown, phase, ports) => {
  const targets = targetsOf(shown, phase, lang());
  if (!mayMark(shown, phase)) {
    return html`${watching(shown, phase)}${things(targets, (target) => targetBody(shown, target))}`;
  }
  const mine = myMarks(shown, phase);
  const act = deciderMarks(shown, phase, ports);
  const marking = { shown, phase, mine, left: marksLeft(shown, phase), act };
  return html`${waitingWords(shown, phase, ports)}
    <p class="promise">${icon('lock')}<span>${t('Secret: nobody sees your marks. What they all come to shows when the facilitator closes this step.')}</span></p>
    ${targets.length === 0 ? html`<p class="empty">${t('What you can mark will stand here.')}</p>` : nothing}
    ${phase.switches.mark === 'rank' ? rankPart(targets, marking) : things(targets, (target) => markable(target, marking))}`;
};

/** @param {Snapshot} shown @param {Phase} phase */
export const myMarks = (shown, phase) =>
  shown.marks.mine.filter(({ phase_id }) => phase_id === phase.phase_id);

/** How many marks remain; null without a limit. @param {Snapshot} shown @param {Phase} phase */
export const marksLeft = (shown, phase) => {
  const { most } = phase.switches.limit ?? {};
  return most ? Math.max(0, most - myMarks(shown, phase).length) : null;
};

/** What remains to be placed, for the bar that stays in sight. @param {Snapshot} shown @param {Phase} phase */
export const budget = (shown, phase) => {
  const left = marksLeft(shown, phase);
  const placed = myMarks(shown, phase).length;
  if (phase.kind !== 'mark' || !mayMark(shown, phase) || left === null) {
    return nothing;
  }
  return html`<p class="budget" role="status"><span class="budget__dots" aria-hidden="true">${Array.from(
    { length: Math.min(placed + left, 12) },
    (_, index) => dot(index < placed),
  )}</span>${left === 0 ? t('All placed. You can still change them.') : leftWords(phase.switches.mark, left)}</p>`;
};

/** @param {string} kind @param {number} n */
const leftWords = (kind, n) =>
  kind === 'dots' ? tn('{n} dot left', '{n} dots left', n) : tn('{n} mark left', '{n} marks left', n);

/** @param {readonly Target[]} targets @param {(target: Target) => unknown} row */
const things = (targets, row) =>
  html`<ul class="marks">${repeat(
    targets,
    ({ id }) => id,
    (target) => html`<li class="marks__item" data-target=${target.id}>${row(target)}</li>`,
  )}</ul>`;

/** @param {Target} target @param {Omit<Marking, "target" | "name">} marking */
const markable = (target, marking) => {
  const name = targetName(target);
  const mine = marking.mine.filter(({ target_id }) => target_id === target.id);
  const own = { ...marking, target, name, mine };
  const drawn = marking.phase.switches.mark === 'dots' && Boolean(target.note?.sketch);
  return html`${drawn ? nothing : targetBody(marking.shown, target)}${control(own)}`;
};

/** @param {Marking} marking */
const control = (marking) => {
  switch (marking.phase.switches.mark) {
    case 'tick':
      return tickControl(marking);
    case 'thumbs':
      return thumbsControl(marking);
    case 'score':
      return scoreControl(marking);
    default:
      return dotsControl(marking);
  }
};

/** @param {Snapshot} shown @param {Phase} phase */
const watching = (shown, { switches: { who } }) => {
  const names =
    who === 'decider'
      ? participants(shown).filter(({ decider }) => decider)
      : shown.people.filter(({ person_id }) => Array.isArray(who) && who.includes(person_id));
  const list = names.map(({ person_id }) => personName(shown, person_id)).join(', ');
  return html`<p class="notice">${icon('eye')}<span>${list ? t('This time {names} decides. You see what it comes to when the step closes.', { names: list }) : t('This time the facilitator decides. You see what it comes to when the step closes.')}</span></p>`;
};

/** A decider hears why they come last, and how far the others are. @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
const waitingWords = (shown, phase, { store }) => {
  const me = participants(shown).find(({ person_id }) => person_id === shown.me.person_id);
  if (!me?.decider || phase.switches.who !== 'everyone') {
    return nothing;
  }
  const marked = store.presence.value.marked?.[phase.phase_id] ?? 0;
  return html`<p class="notice">${icon('users')}<span>${t('You decide, so you mark last: that way nobody follows your lead. Read on meanwhile.')}
    ${marked > 0 ? tn('{n} person has marked so far.', '{n} people have marked so far.', marked) : nothing}</span></p>`;
};
