/** Several ways to say what is proposed: anyone may offer one, the editors agree on one, and none is ever lost. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { toast } from '../lib/toast.js';
import { agreeWording, offerWording } from '../model/commands-proposals.js';

/** @typedef {import("../types.d.ts").Proposal} Proposal */
/** @typedef {import("../types.d.ts").Wording} Wording */
/** @typedef {{act: (command: import("../types.d.ts").Command) => unknown}} Ports */

const MOST = 600;

/** The wordings beside the one that stands. @param {Proposal} proposal @returns {readonly Wording[]} */
const others = ({ wordings, fields }) => wordings.filter(({ text }) => text !== fields.proposal);

/** @param {Proposal} proposal @param {{agree?: Ports, offer?: Ports}} ports who may agree on one, who may offer one */
export const wordingsPart = (proposal, { agree, offer }) => {
  const beside = others(proposal);
  return beside.length > 0 || offer
    ? html`<details class="fold wordings"><summary>${t('Other wordings')}${beside.length > 0 ? html` <span class="count">${beside.length}</span>` : nothing}</summary>
      ${beside.length > 0 ? html`<ul class="wordings__list">${beside.map((wording) => one(proposal, wording, agree))}</ul>` : nothing}
      ${offer ? offerForm(proposal, offer) : nothing}</details>`
    : nothing;
};

/** @param {Proposal} proposal */
export const agreedMark = ({ agreed }) =>
  agreed ? html`<p class="wordings__agreed">${icon('check')}${t('Agreed wording')}</p>` : nothing;

/** @param {Proposal} proposal @param {Wording} wording @param {Ports | undefined} agree */
const one = ({ proposal_id }, { wording_id, text }, agree) =>
  html`<li><p class="wordings__text">${text}</p>${
    agree
      ? html`<button class="button button--small" type="button" aria-label=${t('Agree on this one: {text}', { text })} @click=${() => {
          agree.act(agreeWording(proposal_id, wording_id));
          toast(t('Agreed. What stood there is kept among the other wordings.'));
        }}>${icon('check')}${t('Agree on this one')}</button>`
      : nothing
  }</li>`;

/** @param {Proposal} proposal @param {Ports} ports */
const offerForm = ({ proposal_id, fields }, { act }) => {
  const id = `${proposal_id}-wording`;
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const text = String(new FormData(form).get('text') ?? '').trim();
    if (text && text !== fields.proposal) {
      act(offerWording(proposal_id, text));
      toast(t('Your wording stands beside the others'));
    }
    form.reset();
  };
  return html`<form class="stack" @submit=${submit}><div class="field"><label for=${id}>${t('Another way to say it')}</label>
    <p class="hint" id=${`${id}-hint`}>${t('Begin with: We will... Nobody sees who offered it.')}</p>
    <textarea class="input" id=${id} name="text" rows="2" maxlength=${MOST} aria-describedby=${`${id}-hint`} required></textarea></div>
    <button class="button button--small" type="submit">${t('Offer this wording')}</button></form>`;
};
