/** One field of a proposal: what stands there, who is at it, how much room is left, and both texts where two people wrote. */

import { fieldValue } from '../lib/field.js';
import { html, live, nothing } from '../lib/html.js';
import { t, tn } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { toast } from '../lib/toast.js';
import { lengthOf } from '../model/writing.js';

/** @typedef {import("../types.d.ts").Proposal} Proposal */
/** @typedef {import("../model/writing.js").Writing} Writing */
/** @typedef {import("../model/writing.js").Slot} Slot */
/** @typedef {import("./proposal-fields.js").Field} Field */

/** From here on the room that is left is said, whoever is at the field. */
const NEARLY = 0.8;

/** @param {Proposal} proposal @param {string} key */
export const fieldId = ({ proposal_id }, key) => `${proposal_id}-${key}`;

/**
 * @param {Proposal} proposal @param {Field} field @param {Writing} writing
 * @param {readonly string[]} others who else is at it @param {unknown} [below]
 */
export const fieldRow = (proposal, field, writing, others, below = nothing) => {
  const id = fieldId(proposal, field.key);
  const slot = {
    proposal_id: proposal.proposal_id,
    key: field.key,
    most: field.most,
    lines: Boolean(field.rows),
  };
  const value = writing.text(slot, proposal.fields[field.key] ?? '');
  const clash = writing.clash(slot);
  const over = isText(field) && lengthOf(value) > field.most;
  return html`<div class="field" data-field=${field.key} data-clash=${Boolean(clash)}><div class="field__head"><label for=${id}>${field.label}</label>${isText(field) ? room(id, value, field.most) : nothing}</div>
    ${field.hint ? html`<p class="hint" id=${`${id}-hint`}>${field.hint}</p>` : nothing}
    ${control({ field, slot, id, value, writing, over })}
    ${whoElse(id, others)}
    ${clash ? bothTexts(slot, id, clash, writing) : nothing}${below}</div>`;
};

/** @param {Field} field */
const isText = ({ type }) => type !== 'date' && type !== 'choice';

/** @param {{field: Field, slot: Slot, id: string, value: string, writing: Writing, over: boolean}} parts */
const control = ({ field, slot, id, value, writing, over }) => {
  const input = (/** @type {Event} */ event) => writing.type(slot, fieldValue(event));
  const chosen = (/** @type {Event} */ event) => {
    writing.type(slot, fieldValue(event));
    writing.save(slot);
  };
  const enter = () => writing.enter(slot);
  const leave = () => writing.leave(slot);
  const told = `${id}-hint ${id}-room ${id}-who ${id}-both`;
  if (field.type === 'choice') {
    return html`<select class="input" id=${id} aria-describedby=${told} @change=${chosen} @focus=${enter} @blur=${leave}><option value="" ?selected=${!value}>${t('Not said')}</option>
      ${field.choices?.map(([key, label]) => html`<option value=${key} ?selected=${key === value}>${label}</option>`)}</select>`;
  }
  if (field.rows) {
    return html`<textarea class="input" id=${id} rows=${field.rows} maxlength=${field.most} aria-describedby=${told} aria-invalid=${over}
      .value=${live(value)} @input=${input} @focus=${enter} @blur=${leave}></textarea>`;
  }
  if (field.type === 'date') {
    return html`<input class="input" id=${id} type="date" aria-describedby=${told} .value=${live(value)} @change=${chosen} @focus=${enter} @blur=${leave}>`;
  }
  return html`<input class="input" id=${id} type="text" maxlength=${field.most} autocomplete="off" aria-invalid=${over}
    list=${field.people ? 'people-names' : nothing} aria-describedby=${told} .value=${live(value)} @input=${input} @focus=${enter} @blur=${leave}>`;
};

/** @param {string} id @param {readonly string[]} others */
const whoElse = (id, others) =>
  html`<span class="field__who" id=${`${id}-who`}>${
    others.length > 0
      ? html`${icon('pencil')}${tn('{names} is writing here', '{names} are writing here', others.length, { names: others.join(', ') })}`
      : nothing
  }</span>`;

/** @param {string} id @param {string} value @param {number} most */
const room = (id, value, most) => {
  const used = lengthOf(value);
  const near = used > most * NEARLY;
  return html`<span class="field__room" id=${`${id}-room`} data-near=${near} data-over=${used > most}>${
    used > most
      ? tn('{n} character too many', '{n} characters too many', used - most)
      : t('{n} of {most}', { n: used, most })
  }</span>`;
};

/** @param {Slot} slot @param {string} id @param {import("../model/writing.js").Clash} clash @param {Writing} writing */
const bothTexts = (slot, id, { mine, theirs }, writing) => {
  const other = theirs || t('Nothing: somebody emptied it.');
  return html`<div class="both" id=${`${id}-both`} role="group" aria-label=${t('Two texts')}>
    <p role="status">${icon('users')}<strong>${t('Somebody else wrote here meanwhile. Nothing is lost: choose.')}</strong></p>
    <dl class="both__texts"><div><dt>${t('What stands there now')}</dt><dd>${other}</dd></div><div><dt>${t('What you wrote')}</dt><dd>${mine}</dd></div></dl>
    <div class="buttons">
      <button class="button button--small" type="button" @click=${() => takeTheirs(slot, id, mine, writing)}>${t('Take theirs')}</button>
      <button class="button button--small" type="button" @click=${() => takeMine(slot, id, { mine, theirs }, writing)}>${t('Take mine')}</button>
      ${theirs && mine.trim() && canJoin(slot) ? html`<button class="button button--small" type="button" @click=${() => join(slot, id, { mine, theirs }, writing)}>${t('Join both')}</button>` : nothing}</div></div>`;
};

/** A date or a name of two people would be no answer. @param {Slot} slot */
const canJoin = ({ most }) => most > 120;

/** @param {string} id */
const backTo = (id) => requestAnimationFrame(() => document.getElementById(id)?.focus());

/** @param {Slot} slot @param {string} id @param {string} mine @param {Writing} writing */
const takeTheirs = (slot, id, mine, writing) => {
  writing.yieldTo(slot);
  backTo(id);
  toast(t('Theirs stands. Yours can still come back.'), {
    undo: () => writing.insist(slot, mine),
    undoLabel: t('Bring mine back'),
  });
};

/** @param {Slot} slot @param {string} id @param {import("../model/writing.js").Clash} clash @param {Writing} writing */
const takeMine = (slot, id, { mine, theirs }, writing) => {
  writing.insist(slot, mine);
  backTo(id);
  toast(t('Yours stands. Theirs can still come back.'), {
    undo: () => writing.insist(slot, theirs),
    undoLabel: t('Bring theirs back'),
  });
};

/** @param {Slot} slot @param {string} id @param {import("../model/writing.js").Clash} clash @param {Writing} writing */
const join = (slot, id, { mine, theirs }, writing) => {
  writing.insist(slot, `${theirs.trim()}${slot.lines ? '\n' : ' / '}${mine.trim()}`);
  backTo(id);
};
