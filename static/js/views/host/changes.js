/** What a step will change for whom, said before it happens (R2). */

import { lang, promptText, t, tn } from '../../lib/i18n.js';
import { isBreak, minutesOf } from '../../model/plan.js';
import { livePhase } from '../../model/select.js';
import { targetIds } from '../../model/targets.js';
import { phaseTitle, whatChanges } from '../phase-words.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */

/** @param {Snapshot} shown @param {Phase} phase @returns {string[]} sentences, the most important first */
export const changes = (shown, phase) => [opens(shown, phase), ...ends(shown)];

/** @param {Snapshot} shown @param {Phase} phase */
const opens = (shown, phase) => {
  switch (phase.kind) {
    case 'present':
      return t('Every screen follows whoever presents. Nobody moves anything until you start the turns.');
    case 'mark':
      return marking(shown, phase);
    case 'hold':
      return isBreak(phase)
        ? tn(
            'A break: every screen says when to be back, in {n} minute.',
            'A break: every screen says when to be back, in {n} minutes.',
            minutesOf(phase),
          )
        : whatChanges(phase);
    default:
      return phase.switches.scope === 'group' && shown.groups.length > 0
        ? t('In groups. {change}', { change: whatChanges(phase) })
        : whatChanges(phase);
  }
};

/** @param {Snapshot} shown @param {Phase} phase */
const marking = (shown, phase) => {
  const n = targetIds(shown, phase, lang()).length;
  const what = markWords(phase);
  const secret = t('Nobody sees the count until you close it.');
  if (phase.switches.who === 'decider') {
    return t('Only the decider judges. {secret}', { secret });
  }
  return n > 1
    ? tn('{what} for {n} thing. {secret}', '{what} for {n} things. {secret}', n, { what, secret })
    : `${what}. ${secret}`;
};

/** What everyone gets to judge with. @param {Phase} phase */
export const markWords = ({ switches: { mark, limit } }) => {
  switch (mark) {
    case 'rank':
      return t('Everyone puts them in order');
    case 'score':
      return t('Everyone scores from 0 to 5');
    case 'thumbs':
      return t('Everyone gives a thumb up, down or between');
    case 'tick':
      return t('Everyone ticks what they want too');
    default:
      return limit?.most
        ? tn('Everyone gets {n} dot', 'Everyone gets {n} dots', limit.most)
        : t('Everyone places dots');
  }
};

/** What ending the live step brings about. @param {Snapshot} shown @returns {string[]} */
const ends = (shown) => {
  const phase = livePhase(shown);
  const back = shown.groups.some(({ live }) => live) ? [t('Every group comes back to the same step.')] : [];
  return [...(phase ? endOf(shown, phase) : []), ...back];
};

/** @param {Snapshot} shown @param {Phase} phase @returns {string[]} */
const endOf = (shown, phase) => {
  const step = phaseTitle(phase);
  switch (phase.kind) {
    case 'mark':
      return [t('{step} is counted, and everyone sees the result.', { step })];
    case 'present':
      return shown.turn.current ? [t('The turns of {step} end.', { step })] : [];
    case 'add':
      return phase.switches.reveal === 'end' ? [shownTo(phase, step)] : [];
    default:
      return [];
  }
};

/** @param {Phase} phase @param {string} step */
const shownTo = ({ switches: { scope, see } }, step) =>
  scope === 'group' && see === 'own'
    ? t('The notes of {step} are shown within each group.', { step })
    : t('The notes of {step} are shown to everyone.', { step });

/** A step's question, on one line. @param {Phase} phase */
export const question = (phase) =>
  promptText(phase.switches.prompt)
    .split('\n')
    .map((/** @type {string} */ line) => (/[.?!]$/.test(line) ? line : `${line} ·`))
    .join(' ')
    .replace(/ ·$/, '');
