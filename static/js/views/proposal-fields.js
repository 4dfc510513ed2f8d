/** The form of a proposal: the core first, the rest folded away. */

import { t } from '../lib/i18n.js';

/** @typedef {{key: string, label: string, hint?: string, rows?: number, type?: "text" | "date" | "choice", most: number, choices?: ReadonlyArray<[string, string]>, people?: boolean}} Field */

/** @returns {readonly Field[]} */
export const coreFields = () => [
  { key: 'title', label: t('Title'), most: 120 },
  { key: 'proposal', label: t('What we propose'), hint: t('Begin with: We will...'), rows: 2, most: 600 },
  {
    key: 'problem',
    label: t('The problem'),
    hint: t('What is hard today, and for whom?'),
    rows: 2,
    most: 600,
  },
  { key: 'who_it_helps', label: t('Who it helps'), rows: 2, most: 280 },
  { key: 'benefit', label: t('What gets better'), rows: 2, most: 600 },
  {
    key: 'measure',
    label: t('How we will know'),
    hint: t('A number or a sign that anyone can check.'),
    rows: 2,
    most: 280,
  },
  {
    key: 'owner',
    label: t('Who leads it'),
    hint: t('One person or one team, here today or not.'),
    people: true,
    most: 120,
  },
  { key: 'first_step', label: t('The first step'), rows: 2, most: 280 },
  { key: 'first_step_who', label: t('Who takes it'), people: true, most: 120 },
  { key: 'first_step_by', label: t('By when'), type: 'date', most: 10 },
];

/** @returns {ReadonlyArray<{title: string, fields: readonly Field[]}>} */
export const moreFields = () => [
  { title: t('Effort and money'), fields: effortFields() },
  { title: t('Decisions and people'), fields: peopleFields() },
  { title: t('Risks and wider effects'), fields: effectFields() },
];

/** @returns {readonly Field[]} */
const effortFields = () => [
  { key: 'impact', label: t('Difference it makes'), type: 'choice', most: 1, choices: scale() },
  {
    key: 'effort',
    label: t('Effort'),
    type: 'choice',
    most: 20,
    choices: [
      ['days', t('Days')],
      ['weeks', t('Weeks')],
      ['months', t('Months')],
    ],
  },
  { key: 'confidence', label: t('How sure we are'), type: 'choice', most: 1, choices: scale() },
  {
    key: 'cost_band',
    label: t('Cost'),
    type: 'choice',
    most: 60,
    choices: [
      ['none', t('None')],
      ['under_5k', t('Under £5,000')],
      ['5k_to_25k', t('£5,000 to £25,000')],
      ['over_25k', t('Over £25,000')],
      ['unknown', t('Not known yet')],
    ],
  },
  { key: 'funding_source', label: t('Where the money comes from'), most: 140 },
  {
    key: 'technology_part',
    label: t('What technology does'),
    type: 'choice',
    most: 60,
    choices: [
      ['solves', t('It solves the problem')],
      ['eases', t('It eases the problem')],
      ['none', t('No part')],
      ['unknown', t('Not known yet')],
    ],
  },
  {
    key: 'caterpillar_or_butterfly',
    label: t('A faster caterpillar or a butterfly?'),
    type: 'choice',
    most: 20,
    choices: [
      ['caterpillar', t('Faster caterpillar: the same thing, quicker')],
      ['butterfly', t('Butterfly: a new thing')],
    ],
  },
];

/** @returns {readonly Field[]} */
const peopleFields = () => [
  { key: 'sponsor', label: t('Sponsor'), people: true, most: 120 },
  { key: 'needs_decision_from', label: t('Needs a decision from'), most: 140 },
  { key: 'review_date', label: t('Look again on'), type: 'date', most: 10 },
  { key: 'involved', label: t('Who has been involved'), rows: 1, most: 600 },
  { key: 'to_involve', label: t('Who must be involved'), rows: 1, most: 600 },
  { key: 'done_elsewhere', label: t('Done elsewhere'), rows: 1, most: 600 },
  { key: 'will_stop', label: t('What we will stop doing'), rows: 1, most: 600 },
];

/** @returns {readonly Field[]} */
const effectFields = () => [
  { key: 'who_left_behind', label: t('Whom might this leave behind?'), rows: 1, most: 600 },
  { key: 'welsh_language_impact', label: t('Effect on the Welsh language'), rows: 1, most: 280 },
  { key: 'five_ways', label: t('Five ways of working'), most: 120 },
  { key: 'do_nothing', label: t('If we do nothing'), rows: 1, most: 600 },
  { key: 'depends_on', label: t('Depends on'), rows: 1, most: 600 },
  { key: 'risks', label: t('Risks'), rows: 1, most: 600 },
  { key: 'harm_if', label: t('It could harm'), rows: 1, most: 600 },
  { key: 'strategic_fit', label: t('Fits our plans how?'), rows: 1, most: 280 },
];

/** @returns {ReadonlyArray<[string, string]>} */
const scale = () => [
  ['1', t('1, little')],
  ['2', '2'],
  ['3', '3'],
  ['4', '4'],
  ['5', t('5, much')],
];

/** What is still needed before a proposal is ready. @param {import("../types.d.ts").Proposal} proposal @returns {string[]} */
export const stillNeeded = (proposal) => {
  const empty = coreFields()
    .filter(({ key }) => key !== 'measure' && !proposal.fields[key])
    .map(({ label }) => label);
  return proposal.note_ids.length > 0 ? empty : [...empty, t('A note as evidence')];
};

/** @returns {Record<string, string>} */
export const statusNames = () => ({
  draft: t('Draft'),
  ready: t('Ready'),
  agreed: t('Agreed'),
  doing: t('Doing'),
  done: t('Done'),
  learnt: t('Learnt'),
  parked: t('Parked'),
});
