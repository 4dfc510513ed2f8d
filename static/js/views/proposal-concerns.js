/** The concerns of a proposal: none is ever dropped, each can be answered by whoever leads or writes it. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { toast } from '../lib/toast.js';
import { answerConcern, raiseConcern } from '../model/commands-proposals.js';
import { personName } from '../model/select.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Proposal} Proposal */
/** @typedef {import("../types.d.ts").Concern} Concern */
/** @typedef {{act: (command: import("../types.d.ts").Command) => unknown}} Ports */

const MOST = 2000;

/** @param {Snapshot} shown @param {Proposal} proposal @param {Ports} [answerer] whoever may answer them @param {2 | 3} [level] of the heading */
export const concernsPart = (shown, proposal, answerer, level = 3) =>
  proposal.concerns.length > 0
    ? html`<div class="proposal__concerns"><p class="proposal__concerns-title" role="heading" aria-level=${level}>${t('Concerns')} <span class="count">${proposal.concerns.length}</span></p><ul>${proposal.concerns.map(
        (concern) =>
          html`<li>${icon('message-circle')}<div><p class="proposal__doubt">${concern.text} <span class="muted">${concern.author ? personName(shown, concern.author) : t('without a name')}</span></p>
          ${concern.answer ? html`<p class="proposal__answer"><strong>${t('Answer:')}</strong> ${concern.answer}</p>` : nothing}
          ${answerer ? answerForm(proposal, concern, answerer) : nothing}</div></li>`,
      )}</ul></div>`
    : nothing;

/** @param {Proposal} proposal @param {Concern} concern @param {Ports} ports */
const answerForm = ({ proposal_id }, { concern_id, answer }, { act }) => {
  const id = `${concern_id}-answer`;
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const said = String(new FormData(form).get('text') ?? '').trim();
    if (said) {
      act(answerConcern(proposal_id, concern_id, said));
      form.closest('details')?.removeAttribute('open');
      toast(t('Your answer stands with the concern'));
    }
  };
  return html`<details class="fold"><summary>${answer ? t('Answer it anew') : t('Answer it')}</summary><form class="stack" @submit=${submit}>
    <div class="field"><label for=${id}>${t('What do you do about it?')}</label>
    <textarea class="input" id=${id} name="text" rows="2" maxlength=${MOST} .defaultValue=${answer ?? ''} required></textarea></div>
    <button class="button button--small" type="submit">${t('Save the answer')}</button></form></details>`;
};

/** @param {Proposal} proposal @param {Ports} ports */
export const concernForm = (proposal, { act }) => {
  const id = `${proposal.proposal_id}-concern`;
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const data = new FormData(form);
    const text = String(data.get('text') ?? '').trim();
    if (text) {
      act(raiseConcern(proposal.proposal_id, text, data.get('anonymous') === 'on'));
      form.reset();
      toast(t('Your concern stands with the proposal'));
    }
  };
  return html`<details class="fold"><summary>${t('Raise a concern')}</summary><form class="stack" @submit=${submit}>
    <div class="field"><label for=${id}>${t('What worries you?')}</label><p class="hint">${t('A concern stays with the proposal and goes into every file.')}</p>
      <textarea class="input" id=${id} name="text" rows="2" maxlength=${MOST} required></textarea></div>
    <label class="check"><input type="checkbox" name="anonymous"><span>${t('Without my name')}</span></label>
    <button class="button" type="submit">${t('Raise the concern')}</button></form></details>`;
};
