/** What a proposal still lacks, one thing after the other, in the order in which it pays to ask; each leads to its field. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { setStatus } from '../model/commands-proposals.js';
import { fieldId } from './proposal-field.js';

/** @typedef {import("../types.d.ts").Proposal} Proposal */
/** @typedef {{act: (command: import("../types.d.ts").Command) => unknown}} Ports */

/** @returns {ReadonlyArray<[string, string]>} a field, `concern` or `evidence`, and the question for it */
const questions = () => [
  ['owner', t('Next: who will own this?')],
  ['first_step', t('Next: what is the first step?')],
  ['first_step_by', t('Next: by when?')],
  ['problem', t('Next: what is the problem?')],
  ['who_it_helps', t('Next: who does it help?')],
  ['concern', t('Next: what speaks against it? Note one concern.')],
  ['proposal', t('Next: what do we propose?')],
  ['benefit', t('Next: what gets better?')],
  ['first_step_who', t('Next: who takes the first step?')],
  ['evidence', t('Next: which notes stand behind it?')],
];

/** @param {Proposal} proposal @param {string} key */
const isSaid = ({ fields, concerns, note_ids }, key) => {
  if (key === 'concern') {
    return concerns.length > 0;
  }
  return key === 'evidence' ? note_ids.length > 0 : Boolean(fields[key]);
};

/** @param {Proposal} proposal @param {boolean} doubts whether concerns can be raised now @param {Ports} ports */
export const nudge = (proposal, doubts, ports) => {
  const asked = questions().filter(([key]) => doubts || key !== 'concern');
  const open = asked.filter(([key]) => !isSaid(proposal, key));
  const [next] = open;
  const said = asked.length - open.length;
  return html`<div class="nudge"><progress class="nudge__bar" max=${asked.length} value=${said} aria-label=${t('{n} of {all} said', { n: said, all: asked.length })}></progress>
    ${next ? html`<button class="button button--small nudge__next" type="button" @click=${() => leadTo(proposal, next[0])}>${icon('arrow-right')}${next[1]}</button>` : complete(proposal, ports)}</div>`;
};

/** @param {Proposal} proposal @param {Ports} ports */
const complete = ({ proposal_id, status }, { act }) =>
  html`<p class="nudge__whole">${icon('check')}${t('All that is needed is there.')}</p>
    ${status === 'draft' ? html`<button class="button button--small" type="button" @click=${() => act(setStatus(proposal_id, 'ready'))}>${t('Say that it is ready')}</button>` : nothing}`;

/** @param {Proposal} proposal @param {string} key */
const leadTo = (proposal, key) => {
  const field = document.getElementById(fieldId(proposal, key));
  const at = field?.matches('fieldset') ? field.querySelector('input') : field;
  const fold = at?.closest('details');
  if (fold) {
    fold.open = true;
  }
  at?.focus();
  at?.scrollIntoView({ block: 'center' });
};
