/** The few rules that matter for each kind of step; the others keep their defaults. */

import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { phaseTitle } from '../phase-words.js';
import { likelySource, SECONDS } from './builder-defaults.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {ReadonlyArray<[string, string]>} Options */

/** @param {Snapshot} shown @param {Phase | null} phase */
export const rules = (shown, phase) =>
  html`${add(shown, phase)}${present(shown, phase)}${mark(shown, phase)}${who(phase)}`;

/** @param {Snapshot} shown @param {Phase | null} phase */
const add = (shown, phase) => html`<div class="rules" data-for="add">
  ${choice('input', t('It opens with'), phase?.switches.input?.[0] ?? 'text', [
    ['text', t('Text')],
    ['draw', t('Sketch')],
  ])}
  ${choice('see', t('Who sees notes at first'), phase?.switches.see ?? 'own', [
    ['own', t('Only who wrote them')],
    ['group', t('Their group')],
    ['all', t('Everyone')],
  ])}
  ${choice('names', t('Names on notes'), phase?.switches.names ?? 'on', [
    ['on', t('With names')],
    ['side', t('With the side only')],
    ['off', t('Without names')],
  ])}
  ${choice(
    'scope',
    t('Who works together'),
    phase?.switches.scope ?? (shown.groups.length > 0 ? 'group' : 'each'),
    [
      ['each', t('Each by themselves')],
      ['group', t('In groups')],
    ],
  )}</div>`;

/** @param {Snapshot} shown @param {Phase | null} phase */
const present = (shown, phase) => html`<div class="rules" data-for="present">
  ${choice('unit', t('Who presents'), phase?.switches.turns?.unit ?? 'person', [
    ['person', t('Person after person')],
    ['group', t('Group after group')],
    ['item', t('Note after note')],
  ])}
  ${choice('order', t('In which order'), phase?.kind === 'present' ? phase.switches.turns.order : 'round', [
    ['round', t('Sides take turns')],
    ['random', t('Drawn at random')],
    ['by-marks', t('Most marks first')],
    ['none', t('As they joined')],
  ])}
  ${number('seconds', t('Seconds each'), phase?.kind === 'present' ? phase.switches.turns.seconds : SECONDS, 5, 3600)}
  ${choice('present-source', t('What is shown'), sourceNow(phase, likelySource(shown, 'present')), [...notesOf(shown), ['proposals', t('The proposals')], ['new', t('Any note')]])}</div>`;

/** @param {Snapshot} shown @param {Phase | null} phase */
const mark = (shown, phase) => html`<div class="rules" data-for="mark">
  ${choice('mark', t('How'), phase?.switches.mark ?? 'dots', [
    ['dots', t('Dots')],
    ['tick', t('Ticks: I want this too')],
    ['score', t('Scores from 0 to 5')],
    ['rank', t('Put in order')],
    ['thumbs', t('Thumbs')],
  ])}
  ${number('most', t('How many each'), phase?.kind === 'mark' ? phase.switches.limit?.most : 3, 1, 50)}
  ${choice('mark-source', t('What is judged'), sourceNow(phase, likelySource(shown, 'mark')), [
    ...themesOf(shown),
    ...notesOf(shown),
    ['proposals', t('The proposals')],
    ['top:3', t('The three highest of the last count')],
    ['prompt', t('Each line of the question')],
    ['new', t('All notes and themes')],
  ])}
  ${choice('mark-who', t('Who judges'), phase?.kind === 'mark' ? String(phase.switches.who) : 'everyone', [
    ['everyone', t('Everyone; a decider last')],
    ['decider', t('Only the decider')],
  ])}</div>`;

/** @param {Phase | null} phase */
const who = (phase) =>
  html`<div class="rules" data-for="sort propose">${choice(
    'who',
    t('Who moves and writes'),
    phase && typeof phase.switches.who === 'string' ? phase.switches.who : 'everyone',
    [
      ['everyone', t('Everyone')],
      ['facilitator', t('The facilitator')],
      ['decider', t('The decider')],
    ],
  )}</div>`;

/** @param {Phase | null} phase @param {string} likely */
const sourceNow = (phase, likely) =>
  phase?.kind === 'mark' || phase?.kind === 'present' ? phase.switches.source : likely;

/** @param {Snapshot} shown @returns {Array<[string, string]>} */
const notesOf = ({ run_sheet }) =>
  run_sheet
    .filter(({ kind, state }) => kind === 'add' && state !== 'skipped')
    .map((phase) => [`phase:${phase.phase_id}`, t('Notes of: {step}', { step: phaseTitle(phase) })]);

/** @param {Snapshot} shown @returns {Array<[string, string]>} */
const themesOf = ({ run_sheet }) =>
  run_sheet
    .filter(({ kind, state }) => kind === 'sort' && state !== 'skipped')
    .map((phase) => [`phase:${phase.phase_id}`, t('Themes of: {step}', { step: phaseTitle(phase) })]);

/** A rule that is set to something not in the list keeps it. @param {string} name @param {string} label @param {string} value @param {Options} options */
export const choice = (name, label, value, options) => {
  const all = options.some(([key]) => key === value)
    ? options
    : [...options, /** @type {[string, string]} */ ([value, t('As it is')])];
  return html`<div class="field"><label for=${`phase-${name}`}>${label}</label>
    <select class="input" id=${`phase-${name}`} name=${name}>${all.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}</select></div>`;
};

/** @param {string} name @param {string} label @param {number | null | undefined} value @param {number} least @param {number} most */
export const number = (
  name,
  label,
  value,
  least,
  most,
) => html`<div class="field"><label for=${`phase-${name}`}>${label}</label>
  <input class="input" id=${`phase-${name}`} name=${name} type="number" min=${least} max=${most} step="1" .value=${String(value ?? '')}></div>`;

/** @param {string} kind @param {FormData} data @returns {Record<string, any>} */
export const switchesOf = (kind, data) => {
  const text = (/** @type {string} */ name) => String(data.get(name) ?? '');
  switch (kind) {
    case 'add':
      return {
        input: text('input') === 'draw' ? ['draw', 'text'] : ['text', 'draw'],
        see: text('see'),
        names: text('names'),
        scope: text('scope'),
      };
    case 'present':
      return {
        source: text('present-source'),
        turns: { unit: text('unit'), order: text('order'), seconds: Number(text('seconds')) || SECONDS },
      };
    case 'mark':
      return {
        mark: text('mark'),
        source: text('mark-source'),
        ...plainWho(text('mark-who')),
        limit: {
          most: ['dots', 'tick', 'rank'].includes(text('mark')) ? Number(text('most')) || null : null,
        },
      };
    case 'sort':
    case 'propose':
      return plainWho(text('who'));
    default:
      return {};
  }
};

/** People named one by one stay named. @param {string} value */
const plainWho = (value) => (['everyone', 'facilitator', 'decider'].includes(value) ? { who: value } : {});
