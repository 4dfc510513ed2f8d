/** Who leads a proposal: whether they are here, were asked, take it on or cannot; and the question on their own page. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { acceptProposal, declineProposal } from '../model/commands-proposals.js';
import { personName } from '../model/select.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Proposal} Proposal */
/** @typedef {{act: (command: import("../types.d.ts").Command) => unknown}} Ports */

/** @param {Snapshot} shown @param {Proposal} proposal for lists and cards */
export const ownerWords = (shown, { fields, accepted_by, declined_by }) => {
  const name = fields.owner ?? '';
  if (name && accepted_by && personName(shown, accepted_by)) {
    return t('{name}, accepted', { name });
  }
  return name && declined_by ? t('{name}, declined', { name }) : name;
};

/** Under the field. @param {Proposal} proposal */
export const ownerState = ({ fields: { owner = '', owner_id }, accepted_by, declined_by }) => {
  if (!owner) {
    return nothing;
  }
  if (accepted_by) {
    return html`<p class="owner-state owner-state--good">${icon('check')}${t('{name} has taken it on.', { name: owner })}</p>`;
  }
  if (declined_by) {
    return html`<p class="owner-state owner-state--open">${icon('triangle-alert')}${t('{name} cannot lead it. Who else?', { name: owner })}</p>`;
  }
  return html`<p class="owner-state">${icon('user')}${owner_id ? t('{name} is here, and is asked on their own page.', { name: owner }) : t('Nobody here has this name: somebody has to ask them.')}</p>`;
};

/** Whether this person is asked to lead it and has not answered. @param {Snapshot} shown @param {Proposal} proposal */
export const isAsked = ({ me }, { fields, accepted_by, declined_by, status }) =>
  Boolean(me.person_id) &&
  fields.owner_id === me.person_id &&
  accepted_by !== me.person_id &&
  declined_by !== me.person_id &&
  status !== 'parked';

/** What this person has answered, and the way back; the question itself stands above all proposals. @param {Snapshot} shown @param {Proposal} proposal @param {Ports} ports */
export const ownAnswer = (shown, proposal, { act }) => {
  const id = proposal.proposal_id;
  if (proposal.fields.owner_id !== shown.me.person_id || !shown.me.person_id) {
    return nothing;
  }
  if (proposal.accepted_by === shown.me.person_id) {
    return html`<p class="owner-state owner-state--good">${icon('check')}${t('You have taken this on.')}
      <button class="button button--small button--quiet" type="button" @click=${() => act(declineProposal(id))}>${t('I cannot after all')}</button></p>`;
  }
  return proposal.declined_by === shown.me.person_id
    ? html`<p class="owner-state owner-state--open">${icon('triangle-alert')}${t('You have said that you cannot lead this.')}
      <button class="button button--small button--quiet" type="button" @click=${() => act(acceptProposal(id))}>${t('I take it on after all')}</button></p>`
    : nothing;
};

/** Above all proposals: which of them wait for this person's word. @param {readonly Proposal[]} asked @param {Ports} ports */
export const askedPart = (asked, { act }) =>
  asked.length > 0
    ? html`<section class="notice notice--said" aria-labelledby="asked">${icon('hand')}<div><h2 class="asked__title" id="asked">${t('You are asked to lead')}</h2>
      <ul class="asked">${asked.map(
        ({ proposal_id, ref, title }) =>
          html`<li><p><strong>${ref}</strong> ${title}</p><div class="buttons">
          <button class="button button--primary button--small" type="button" aria-label=${t('I take this on: {title}', { title })} @click=${() => act(acceptProposal(proposal_id))}>${t('I take this on')}</button>
          <button class="button button--small" type="button" aria-label=${t('I cannot lead this: {title}', { title })} @click=${() => act(declineProposal(proposal_id))}>${t('I cannot lead this')}</button></div></li>`,
      )}</ul></div></section>`
    : nothing;
