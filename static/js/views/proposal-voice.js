/** What everyone may say about a proposal: how far they support it, another wording, a concern. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { setSupport } from '../model/commands-proposals.js';
import { concernForm } from './proposal-concerns.js';
import { ownAnswer } from './proposal-owner.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Proposal} Proposal */
/** @typedef {{act: (command: import("../types.d.ts").Command) => unknown}} Ports */

/** @param {Snapshot} shown @param {Proposal} proposal @param {Ports} ports */
export const voice = (shown, proposal, ports) =>
  html`<div class="voice">${ownAnswer(shown, proposal, ports)}${supportRow(proposal, ports)}${concernForm(proposal, ports)}</div>`;

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
