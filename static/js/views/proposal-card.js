/** A proposal to read: the picture, the case, who leads, what comes first, and what people think of it. */

import { html, nothing } from '../lib/html.js';
import { longDate, t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { noteWords, personName } from '../model/select.js';
import { undescribed } from './note.js';
import { isPictured, picture as show } from './picture.js';
import { concernsPart } from './proposal-concerns.js';
import { coreFields, moreFields, statusNames } from './proposal-fields.js';
import { ownerWords } from './proposal-owner.js';
import { supportPart } from './proposal-support.js';
import { agreedMark, wordingsPart } from './proposal-wordings.js';
import { openTrail } from './trail.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Proposal} Proposal */
/** @typedef {{act: (command: import("../types.d.ts").Command) => unknown}} Ports */

const IN_HEAD = new Set(['title', 'proposal', 'owner', 'first_step', 'first_step_who', 'first_step_by']);

/** What may be done with it: each with the way to do it. @typedef {{answer?: Ports, agree?: Ports, offer?: Ports}} May */

/** @param {Snapshot} shown @param {Proposal} proposal @param {unknown} [below] @param {May} [may] */
export const proposalCard = (shown, proposal, below = nothing, may = {}) => {
  const { fields } = proposal;
  const id = `proposal-${proposal.proposal_id}`;
  const theme = shown.themes.find(({ theme_id }) => theme_id === proposal.theme_id);
  return html`<article class="proposal" aria-labelledby=${id}>
    <header class="proposal__head"><p class="proposal__ref">${proposal.ref}${theme ? html` · ${theme.title}` : nothing}${origin(proposal)}</p>
      <h2 id=${id}>${proposal.title}</h2><span class="badge" data-status=${proposal.status}>${statusNames()[proposal.status] ?? proposal.status}</span></header>
    <div class="proposal__body">${picture(shown, proposal)}
      <div class="proposal__case">${fields.proposal ? html`${agreedMark(proposal)}<p class="proposal__we">${fields.proposal}</p>` : html`<p class="empty">${t('Not written yet.')}</p>`}
        ${reading(proposal)}</div></div>
    <dl class="proposal__facts">${fact('user', t('Who leads it'), ownerWords(shown, proposal))}
      ${fact('arrow-right', t('The first step'), fields.first_step)}${fact('users', t('Who takes it'), fields.first_step_who)}
      ${fact('calendar', t('By when'), fields.first_step_by ? longDate(fields.first_step_by) : '')}</dl>
    ${supportPart(proposal)}${concernsPart(shown, proposal, may.answer)}${wordingsPart(proposal, may)}${more(proposal)}${notesBehind(shown, proposal)}${past(shown, proposal)}${below}</article>`;
};

/** Of a review's proposals: the session that they come from. @param {Proposal} proposal */
const origin = ({ origin: from }) =>
  from
    ? html` · ${t('From {session}, {date} ({ref})', { session: from.title, date: longDate(from.at), ref: from.ref })}`
    : nothing;

/** @param {string} name @param {string} label @param {string | undefined} value */
export const fact = (name, label, value) =>
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

/** The drawing that was chosen, else the first among its notes. @param {Snapshot} shown @param {Proposal} proposal */
export const pictureOf = ({ notes }, { fields, note_ids }) =>
  notes.find((note) => isPictured(note) && note.note_id === fields.picture) ??
  notes.find((note) => isPictured(note) && note_ids.includes(note.note_id));

/** @param {Snapshot} shown @param {Proposal} proposal */
const picture = (shown, proposal) => {
  const note = pictureOf(shown, proposal);
  return note
    ? html`<figure class="proposal__picture"><div class="note__sketch">${show(note)}</div>
      ${note.caption ? html`<figcaption class="hint">${note.caption}</figcaption>` : nothing}</figure>`
    : nothing;
};

/** Where it stood when, and who said so. @param {Snapshot} shown @param {Proposal} proposal */
const past = (shown, { history }) =>
  history.length > 0
    ? html`<details class="fold"><summary>${t('What became of it')} <span class="count">${history.length}</span></summary><ol class="proposal__past">${history.map(
        ({ status, at, by, name, text }) =>
          html`<li><strong>${statusNames()[status] ?? status}</strong> ${longDate(at)}${by || name ? html`, ${name || personName(shown, by)}` : nothing}${text ? html`<p>${text}</p>` : nothing}</li>`,
      )}</ol></details>`
    : nothing;

/** @param {Snapshot} shown @param {Proposal} proposal */
const notesBehind = (shown, { note_ids, proposal_id }) => {
  const notes = shown.notes.filter(({ note_id }) => note_ids.includes(note_id));
  return notes.length > 0
    ? html`<details class="fold"><summary>${t('The notes behind it')} <span class="count">${notes.length}</span></summary><ul class="proposal__notes">${notes.map(
        (note) =>
          html`<li><button class="note-link" type="button" @click=${() => void openTrail(shown, note.note_id)}>${noteWords(note, undescribed(''))}</button></li>`,
      )}</ul><button class="button button--small" type="button" @click=${() => void openTrail(shown, proposal_id)}>${icon('link')}${t('Where it comes from')}</button></details>`
    : nothing;
};

/** @param {Proposal} proposal @param {{code: string, seat: string}} page */
export const briefLink = ({ ref }, { code, seat }) =>
  html`<a class="button button--quiet" href=${`/s/${code}/${seat}/proposals/${ref}`} aria-label=${t('On one page: {ref}', { ref })}>${icon('file-text')}${t('On one page')}</a>`;
