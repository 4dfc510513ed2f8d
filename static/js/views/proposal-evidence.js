/** The notes behind a proposal: every proposal leads back to the wishes it came from. */

import { checkedOf, fieldValue } from '../lib/field.js';
import { html, live, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { linkProposal, reviseProposal } from '../model/commands-proposals.js';
import { noteWords } from '../model/select.js';
import { undescribed } from './note.js';
import { isPictured, picture as show } from './picture.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {import("../types.d.ts").Proposal} Proposal */
/** @typedef {{act: (command: import("../types.d.ts").Command) => unknown}} Ports */

/** @param {Snapshot} shown @param {Proposal} proposal @param {Ports} ports */
export const evidence = (shown, proposal, ports) => {
  const near = shown.notes.filter(
    (note) =>
      proposal.note_ids.includes(note.note_id) || (proposal.theme_id && note.theme_id === proposal.theme_id),
  );
  const far = shown.notes.filter((note) => !near.includes(note));
  return html`<fieldset class="field evidence" id=${`${proposal.proposal_id}-evidence`}><legend>${t('The notes behind it')} <span class="count">${proposal.note_ids.length}</span></legend>
    <p class="hint">${t('Tick what this proposal answers. It goes into the files as evidence.')}</p>
    <ul class="evidence__list">${near.map((note) => row(proposal, note, ports))}</ul>
    ${far.length > 0 ? html`<details class="fold"><summary>${t('Other notes')} <span class="count">${far.length}</span></summary><ul class="evidence__list">${far.map((note) => row(proposal, note, ports))}</ul></details>` : nothing}
    ${picture(shown, proposal, ports)}</fieldset>`;
};

/** @param {Proposal} proposal @param {Note} note @param {Ports} ports */
const row = (proposal, note, ports) => {
  const tick = (/** @type {Event} */ event) => {
    const others = proposal.note_ids.filter((id) => id !== note.note_id);
    ports.act(linkProposal(proposal.proposal_id, checkedOf(event) ? [...others, note.note_id] : others));
  };
  return html`<li><label class="check"><input type="checkbox" .checked=${proposal.note_ids.includes(note.note_id)} @change=${tick}>
    ${isPictured(note) ? html`<span class="evidence__sketch" aria-hidden="true">${show(note, { named: false })}</span>` : nothing}
    <span>${noteWords(note, undescribed(''))}</span></label></li>`;
};

/** The drawing that stands beside the proposal. @param {Snapshot} shown @param {Proposal} proposal @param {Ports} ports */
const picture = (shown, proposal, ports) => {
  const sketches = shown.notes.filter((note) => isPictured(note) && proposal.note_ids.includes(note.note_id));
  const name = `${proposal.proposal_id}-picture`;
  const choose = (/** @type {Event} */ event) =>
    ports.act(reviseProposal(proposal.proposal_id, { picture: fieldValue(event) }));
  const chosen = proposal.fields.picture || sketches[0]?.note_id;
  return sketches.length > 0
    ? html`<fieldset class="field"><legend>${t('Its picture')}</legend><div class="pictures">${sketches.map(
        (note) =>
          html`<label class="pictures__one"><input type="radio" name=${name} value=${note.note_id} .checked=${live(note.note_id === chosen)} @change=${choose}>
          <span class="evidence__sketch" aria-hidden="true">${show(note, { named: false })}</span><span>${noteWords(note, undescribed(''))}</span></label>`,
      )}</div></fieldset>`
    : nothing;
};
