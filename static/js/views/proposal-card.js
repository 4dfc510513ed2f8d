/** A proposal to read: the picture, the case, who leads, what comes first, and what people think of it. */

import { html, nothing } from '../lib/html.js';
import { longDate, t, tn } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { noteWords, personName } from '../model/select.js';
import { undescribed } from './note.js';
import { isPictured, picture as show } from './picture.js';
import { coreFields, moreFields, statusNames } from './proposal-fields.js';
import { openTrail } from './trail.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Proposal} Proposal */

const IN_HEAD = new Set(['title', 'proposal', 'owner', 'first_step', 'first_step_who', 'first_step_by']);

/** @param {Snapshot} shown @param {Proposal} proposal @param {unknown} [below] */
export const proposalCard = (shown, proposal, below = nothing) => {
  const { fields } = proposal;
  const id = `proposal-${proposal.proposal_id}`;
  const theme = shown.themes.find(({ theme_id }) => theme_id === proposal.theme_id);
  return html`<article class="proposal" aria-labelledby=${id}>
    <header class="proposal__head"><p class="proposal__ref">${proposal.ref}${theme ? html` · ${theme.title}` : nothing}</p>
      <h2 id=${id}>${proposal.title}</h2><span class="badge" data-status=${proposal.status}>${statusNames()[proposal.status] ?? proposal.status}</span></header>
    <div class="proposal__body">${picture(shown, proposal)}
      <div class="proposal__case">${fields.proposal ? html`<p class="proposal__we">${fields.proposal}</p>` : html`<p class="empty">${t('Not written yet.')}</p>`}
        ${reading(proposal)}</div></div>
    <dl class="proposal__facts">${fact('user', t('Who leads it'), owner(shown, proposal))}
      ${fact('arrow-right', t('The first step'), fields.first_step)}${fact('users', t('Who takes it'), fields.first_step_who)}
      ${fact('calendar', t('By when'), fields.first_step_by ? longDate(fields.first_step_by) : '')}</dl>
    ${backing(proposal)}${concerns(shown, proposal)}${more(proposal)}${notesBehind(shown, proposal)}${below}</article>`;
};

/** @param {Snapshot} shown @param {Proposal} proposal */
const owner = (shown, { fields, accepted_by }) => {
  const accepted = accepted_by && personName(shown, accepted_by);
  return fields.owner && accepted ? t('{name}, accepted', { name: fields.owner }) : fields.owner;
};

/** @param {string} name @param {string} label @param {string | undefined} value */
const fact = (name, label, value) =>
  html`<div class="proposal__fact"><dt>${icon(name)}${label}</dt><dd>${value || html`<span class="muted">${t('Not said yet')}</span>`}</dd></div>`;

/** The case that it makes. @param {Proposal} proposal */
const reading = ({ fields }) =>
  rows(
    coreFields().filter(({ key }) => fields[key] && !IN_HEAD.has(key)),
    fields,
  );

/** What was said beyond the core, folded away. @param {Proposal} proposal */
const more = ({ fields }) => {
  const said = moreFields()
    .flatMap((part) => part.fields)
    .filter(({ key }) => fields[key]);
  return said.length > 0
    ? html`<details class="fold"><summary>${t('More about it')} <span class="count">${said.length}</span></summary>${rows(said, fields)}</details>`
    : nothing;
};

/** @param {readonly import('./proposal-fields.js').Field[]} fields @param {Record<string, string>} values */
const rows = (fields, values) =>
  html`<dl class="proposal__reading">${fields.map(({ key, label, choices, type }) => {
    const value = values[key] ?? '';
    const said =
      choices?.find(([choice]) => choice === value)?.[1] ?? (type === 'date' ? longDate(value) : value);
    return html`<div><dt>${label}</dt><dd>${said}</dd></div>`;
  })}</dl>`;

/** @param {Snapshot} shown @param {Proposal} proposal */
const picture = (shown, { fields, note_ids }) => {
  const note =
    shown.notes.find(({ note_id }) => note_id === fields.picture) ??
    shown.notes.find((other) => isPictured(other) && note_ids.includes(other.note_id));
  return note && isPictured(note)
    ? html`<figure class="proposal__picture"><div class="note__sketch">${show(note)}</div>
      ${note.caption ? html`<figcaption class="hint">${note.caption}</figcaption>` : nothing}</figure>`
    : nothing;
};

/** @param {Proposal} proposal */
const backing = ({ support }) =>
  support.n > 0
    ? html`<p class="proposal__support">${icon('hand')}<span>${tn('Support: {mean} of 5, from {n} person', 'Support: {mean} of 5, from {n} people', support.n, { mean: support.mean ?? 0 })}</span></p>`
    : nothing;

/** @param {Snapshot} shown @param {Proposal} proposal */
const concerns = (shown, { concerns: raised }) =>
  raised.length > 0
    ? html`<div class="proposal__concerns"><h3>${t('Concerns')}</h3><ul>${raised.map(
        (concern) =>
          html`<li>${icon('message-circle')}<span>${concern.text}${concern.author ? html` <span class="muted">${personName(shown, concern.author)}</span>` : nothing}</span></li>`,
      )}</ul></div>`
    : nothing;

/** @param {Snapshot} shown @param {Proposal} proposal */
const notesBehind = (shown, { note_ids, proposal_id }) => {
  const notes = shown.notes.filter(({ note_id }) => note_ids.includes(note_id));
  return notes.length > 0
    ? html`<details class="fold"><summary>${t('The notes behind it')} <span class="count">${notes.length}</span></summary><ul class="proposal__notes">${notes.map(
        (note) => html`<li>${noteWords(note, undescribed(''))}</li>`,
      )}</ul><button class="button button--small" type="button" @click=${() => void openTrail(shown, proposal_id)}>${icon('link')}${t('Where it comes from')}</button></details>`
    : nothing;
};
