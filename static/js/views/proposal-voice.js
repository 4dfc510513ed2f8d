/** What everyone may say about a proposal: how far they support it, a concern, and "I take this on". */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { toast } from '../lib/toast.js';
import { acceptProposal, raiseConcern, setSupport } from '../model/commands.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Proposal} Proposal */
/** @typedef {{act: (command: import("../types.d.ts").Command) => void}} Ports */

/** @param {Snapshot} shown @param {Proposal} proposal @param {Ports} ports */
export const voice = (shown, proposal, ports) => html`<div class="voice">
  ${shown.me.person_id && proposal.fields.owner_id === shown.me.person_id && proposal.accepted_by !== shown.me.person_id ? takeOn(proposal, ports) : nothing}
  ${supportRow(proposal, ports)}${concernForm(proposal, ports)}</div>`;

/** @param {Proposal} proposal @param {Ports} ports */
const takeOn = (
  proposal,
  { act },
) => html`<div class="notice">${icon('hand')}<div><p>${t('You are named as the one who leads this.')}</p>
  <button class="button button--primary" type="button" @click=${() => act(acceptProposal(proposal.proposal_id))}>${t('I take this on')}</button></div></div>`;

/** @param {Proposal} proposal @param {Ports} ports */
const supportRow = (
  proposal,
  { act },
) => html`<fieldset class="support"><legend>${t('How far do you support it?')}</legend>
  <p class="hint">${t('0 is not at all, 5 is with all you have. Nobody sees your own number, only how all of them spread.')}</p>
  <div class="support__row">${[0, 1, 2, 3, 4, 5].map(
    (value) => html`<button class="support__value" type="button" aria-pressed=${proposal.my_support === value}
      aria-label=${t('Support: {n} of 5', { n: value })} @click=${() => act(setSupport(proposal.proposal_id, value))}>${value}</button>`,
  )}</div></fieldset>`;

/** @param {Proposal} proposal @param {Ports} ports */
const concernForm = (proposal, { act }) => {
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
      <textarea class="input" id=${id} name="text" rows="2" maxlength="2000" required></textarea></div>
    <label class="check"><input type="checkbox" name="anonymous"><span>${t('Without my name')}</span></label>
    <button class="button" type="submit">${t('Raise the concern')}</button></form></details>`;
};
