/** One proposal as a form for several people at once: the core on one screen, the rest folded, what is missing asked for. */

import { fieldValue } from '../lib/field.js';
import { html, live, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { setStatus } from '../model/commands-proposals.js';
import { evidence } from './proposal-evidence.js';
import { fieldRow } from './proposal-field.js';
import { coreFields, moreFields, statusNames, stillNeeded } from './proposal-fields.js';
import { nudge } from './proposal-nudge.js';
import { ownerState } from './proposal-owner.js';
import { agreedMark, wordingsPart } from './proposal-wordings.js';
import { othersAt, writingOf } from './proposal-writing.js';
import { sentenceOf } from './sentence.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Proposal} Proposal */
/** @typedef {import("./proposal-fields.js").Field} Field */
/** @typedef {import("./proposal-writing.js").Ports} Ports */

/** @param {Snapshot} shown @param {Proposal} proposal @param {Ports} ports @param {boolean} doubts whether concerns can be raised now */
export const proposalForm = (shown, proposal, ports, doubts) => {
  const writing = writingOf(ports);
  const others = othersAt(shown, proposal, ports.store);
  const row = (/** @type {Field} */ field) =>
    fieldRow(proposal, field, writing, others.get(field.key) ?? [], below(field.key, proposal));
  // A form by its role: the wordings in its midst are offered by a form of their own.
  return html`<div class="proposal-write" role="form" aria-label=${t('Proposal {ref}', { ref: proposal.ref })}>${nudge(proposal, doubts, ports)}${whoIsHere(others)}
    <div class="proposal-form__core">${coreFields().map(row)}</div>
    ${wordingsPart(proposal, { agree: ports, ...(doubts ? { offer: ports } : {}) })}
    ${sentence(proposal)}
    <div class="proposal-form">${evidence(shown, proposal, ports)}
    ${moreFields().map(
      ({ title, fields }) => html`<details class="fold"><summary>${title}${filled(proposal, fields)}</summary>
      <div class="proposal-form__more">${fields.map(row)}</div></details>`,
    )}
    ${statusRow(proposal, stillNeeded(proposal), ports)}
    <datalist id="people-names">${shown.people.filter(({ removed }) => !removed).map(({ name }) => html`<option value=${name}></option>`)}</datalist>
  </div></div>`;
};

/** @param {string} key @param {Proposal} proposal */
const below = (key, proposal) => {
  if (key === 'owner') {
    return ownerState(proposal);
  }
  return key === 'proposal' ? agreedMark(proposal) : nothing;
};

/** @param {Map<string, string[]>} others */
const whoIsHere = (others) => {
  const labels = new Map(
    [...coreFields(), ...moreFields().flatMap(({ fields }) => fields)].map(({ key, label }) => [key, label]),
  );
  return html`<ul class="proposal-here" aria-label=${t('Who else is writing')}>${[...others].map(
    ([key, names]) =>
      html`<li>${icon('pencil')}${t('{names}: {field}', { names: names.join(', '), field: labels.get(key) ?? key })}</li>`,
  )}</ul>`;
};

/** What it comes to in one breath. @param {Proposal} proposal */
const sentence = (proposal) => {
  const words = sentenceOf(proposal);
  return words
    ? html`<figure class="sentence"><figcaption class="hint">${t('In one breath')}</figcaption><blockquote>${words}</blockquote></figure>`
    : nothing;
};

/** @param {Proposal} proposal @param {readonly Field[]} fields */
const filled = (proposal, fields) => {
  const n = fields.filter(({ key }) => proposal.fields[key]).length;
  return n > 0 ? html` <span class="count">${n}</span>` : nothing;
};

/** @param {Proposal} proposal @param {readonly string[]} needed @param {Ports} ports */
const statusRow = (proposal, needed, ports) => {
  const id = `${proposal.proposal_id}-status`;
  return html`<div class="field"><label for=${id}>${t('Status')}</label>
    ${needed.length > 0 ? html`<p class="hint">${t('Still needed before it is ready: {list}.', { list: needed.join(', ') })}</p>` : nothing}
    <select class="input" id=${id} .value=${live(proposal.status)} @change=${(/** @type {Event} */ event) => ports.act(setStatus(proposal.proposal_id, fieldValue(event)))}>
      ${Object.entries(statusNames()).map(([key, label]) => html`<option value=${key} ?selected=${key === proposal.status} ?disabled=${key === 'ready' && needed.length > 0}>${label}</option>`)}
    </select></div>`;
};
