/** One proposal as a form. What is typed is saved after a pause and on leaving the field; nobody locks a field. */

import { fieldValue } from '../lib/field.js';
import { html, live, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { signal } from '../lib/signals.js';
import { reviseProposal, setStatus } from '../model/commands.js';
import { evidence } from './proposal-evidence.js';
import { coreFields, moreFields, statusNames, stillNeeded } from './proposal-fields.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Proposal} Proposal */
/** @typedef {import("./proposal-fields.js").Field} Field */
/** @typedef {{act: (command: import("../types.d.ts").Command) => void}} Ports */

const PAUSE_MS = 900;

/** What is being typed and not yet sent, by proposal and field. */
const typed = signal(/** @type {ReadonlyMap<string, string>} */ (new Map()));
/** @type {Map<string, number>} */
const timers = new Map();

/** @param {Proposal} proposal @param {string} key */
const slot = (proposal, key) => `${proposal.proposal_id} ${key}`;

/** @param {string} name @param {string | null} text null forgets it */
const remember = (name, text) => {
  const next = new Map(typed.peek());
  if (text === null) {
    next.delete(name);
  } else {
    next.set(name, text);
  }
  typed.value = next;
};

/** @param {Snapshot} shown @param {Proposal} proposal @param {Ports} ports */
export const proposalForm = (shown, proposal, ports) => {
  const needed = stillNeeded(proposal);
  return html`<form class="proposal-form" aria-label=${t('Proposal {ref}', { ref: proposal.ref })} @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
    ${coreFields().map((field) => fieldRow(shown, proposal, field, ports))}
    ${evidence(shown, proposal, ports)}
    ${moreFields().map(
      ({ title, fields }) => html`<details class="fold"><summary>${title}${filled(proposal, fields)}</summary>
      <div class="proposal-form__more">${fields.map((field) => fieldRow(shown, proposal, field, ports))}</div></details>`,
    )}
    ${statusRow(proposal, needed, ports)}
    <datalist id="people-names">${shown.people.filter(({ removed }) => !removed).map(({ name }) => html`<option value=${name}></option>`)}</datalist>
  </form>`;
};

/** @param {Proposal} proposal @param {readonly Field[]} fields */
const filled = (proposal, fields) => {
  const n = fields.filter(({ key }) => proposal.fields[key]).length;
  return n > 0 ? html` <span class="count">${n}</span>` : nothing;
};

/** @param {Snapshot} shown @param {Proposal} proposal @param {Field} field @param {Ports} ports */
const fieldRow = (shown, proposal, field, ports) => {
  const id = `${proposal.proposal_id}-${field.key}`;
  const value = typed.value.get(slot(proposal, field.key)) ?? proposal.fields[field.key] ?? '';
  const input = (/** @type {Event} */ event) => typing(shown, proposal, field, fieldValue(event), ports);
  const leave = (/** @type {Event} */ event) => save(shown, proposal, field, fieldValue(event), ports);
  return html`<div class="field" data-field=${field.key}><label for=${id}>${field.label}</label>
    ${field.hint ? html`<p class="hint" id=${`${id}-hint`}>${field.hint}</p>` : nothing}
    ${control(field, id, value, input, leave)}</div>`;
};

/** @param {Field} field @param {string} id @param {string} value @param {(event: Event) => void} input @param {(event: Event) => void} leave */
const control = (field, id, value, input, leave) => {
  if (field.type === 'choice') {
    return html`<select class="input" id=${id} @change=${leave}><option value="" ?selected=${!value}>${t('Not said')}</option>
      ${field.choices?.map(([key, label]) => html`<option value=${key} ?selected=${key === value}>${label}</option>`)}</select>`;
  }
  if (field.rows) {
    return html`<textarea class="input" id=${id} rows=${field.rows} maxlength=${field.most} aria-describedby=${`${id}-hint`}
      .value=${live(value)} @input=${input} @change=${leave}></textarea>`;
  }
  return html`<input class="input" id=${id} type=${field.type === 'date' ? 'date' : 'text'} maxlength=${field.most} autocomplete="off"
    list=${field.people ? 'people-names' : ''} aria-describedby=${`${id}-hint`} .value=${live(value)} @input=${input} @change=${leave}>`;
};

/** @param {Snapshot} shown @param {Proposal} proposal @param {Field} field @param {string} text @param {Ports} ports */
const typing = (shown, proposal, field, text, ports) => {
  const name = slot(proposal, field.key);
  remember(name, text);
  clearTimeout(timers.get(name));
  if (field.type !== 'date') {
    timers.set(
      name,
      setTimeout(() => send(shown, proposal, field, text, ports), PAUSE_MS),
    );
  }
};

/** @param {Snapshot} shown @param {Proposal} proposal @param {Field} field @param {string} text @param {Ports} ports */
const save = (shown, proposal, field, text, ports) => {
  const name = slot(proposal, field.key);
  clearTimeout(timers.get(name));
  send(shown, proposal, field, text, ports);
  remember(name, null);
};

/** @type {Map<string, string>} what was sent last, so that nothing is sent twice */
const sent = new Map();

/** @param {Snapshot} shown @param {Proposal} proposal @param {Field} field @param {string} text @param {Ports} ports */
const send = (shown, proposal, field, text, ports) => {
  const name = slot(proposal, field.key);
  const before = sent.get(name) ?? proposal.fields[field.key] ?? '';
  // A proposal keeps its title: an emptied one is not sent, and the old one comes back on leaving the field.
  if (text !== before && (text.trim() || field.key !== 'title')) {
    sent.set(name, text);
    ports.act(reviseProposal(proposal.proposal_id, { [field.key]: text, ...ownerId(shown, field, text) }));
  }
};

/** An owner who is here can accept: the name then stands for the person. @param {Snapshot} shown @param {Field} field @param {string} text @returns {Record<string, string>} */
const ownerId = (shown, field, text) => {
  if (field.key !== 'owner') {
    return {};
  }
  const person = shown.people.find(({ name, removed }) => !removed && name === text.trim());
  return { owner_id: person?.person_id ?? '' };
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
