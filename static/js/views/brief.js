/** One proposal as a sheet: what a director reads in a minute, and what the back row can read. */

import { html, nothing } from '../lib/html.js';
import { longDate, t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { noteWords } from '../model/select.js';
import { undescribed } from './note.js';
import { picture } from './picture.js';
import { fact, pictureOf } from './proposal-card.js';
import { concernsPart } from './proposal-concerns.js';
import { statusNames } from './proposal-fields.js';
import { ownerWords } from './proposal-owner.js';
import { supportPart } from './proposal-support.js';
import { sentenceOf } from './sentence.js';
import { openTrail } from './trail.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Proposal} Proposal */

/** @param {Snapshot} shown @param {Proposal} proposal */
export const briefSheet = (shown, proposal) => {
  const { fields, ref, title, status } = proposal;
  const note = pictureOf(shown, proposal);
  const theme = shown.themes.find(({ theme_id }) => theme_id === proposal.theme_id);
  return html`<article class="brief" aria-labelledby="brief-title" data-pictured=${Boolean(note)}>
    <header class="brief__head"><p class="brief__ref">${ref}${theme ? html` · ${theme.title}` : nothing} <span class="badge" data-status=${status}>${statusNames()[status] ?? status}</span></p>
      <h1 id="brief-title">${title}</h1></header>
    <div class="brief__case">${fields.proposal ? html`<p class="brief__we">${fields.proposal}</p>` : html`<p class="empty">${t('Not written yet.')}</p>`}
      <dl class="brief__reading">${line(t('The problem'), fields.problem)}${line(t('Who it helps'), fields.who_it_helps)}${line(t('What gets better'), fields.benefit)}${line(t('How we will know'), fields.measure)}</dl></div>
    ${note ? html`<figure class="brief__picture">${picture(note, { size: 'whole' })}${note.caption ? html`<figcaption>${note.caption}</figcaption>` : nothing}</figure>` : nothing}
    <dl class="proposal__facts brief__facts">${fact('user', t('Who leads it'), ownerWords(shown, proposal))}
      ${fact('arrow-right', t('The first step'), fields.first_step)}${fact('users', t('Who takes it'), fields.first_step_who)}
      ${fact('calendar', t('By when'), fields.first_step_by ? longDate(fields.first_step_by) : '')}</dl>
    <div class="brief__judged">${supportPart(proposal)}${concernsPart(shown, proposal, undefined, 2)}</div>
    ${sentence(proposal)}${notesBehind(shown, proposal)}
    <footer class="brief__foot">${shown.session.title}${shown.session.created_at ? html`, ${longDate(shown.session.created_at)}` : nothing}</footer></article>`;
};

/** @param {string} label @param {string | undefined} text */
const line = (label, text) => (text ? html`<div><dt>${label}</dt><dd>${text}</dd></div>` : nothing);

/** @param {Proposal} proposal */
const sentence = (proposal) => {
  const words = sentenceOf(proposal);
  return words ? html`<blockquote class="brief__sentence">${words}</blockquote>` : nothing;
};

/** The notes that it rests on, each to be opened with where it comes from (R11). @param {Snapshot} shown @param {Proposal} proposal */
const notesBehind = (shown, { note_ids, proposal_id }) => {
  const notes = shown.notes.filter(({ note_id }) => note_ids.includes(note_id));
  return notes.length > 0
    ? html`<section class="brief__notes" aria-labelledby="brief-notes"><h2 id="brief-notes">${t('The notes behind it')} <span class="count">${notes.length}</span></h2><ul>${notes.map(
        (note) =>
          html`<li><button class="note-link" type="button" @click=${() => void openTrail(shown, note.note_id)}>${noteWords(note, undescribed(''))}</button></li>`,
      )}</ul><p class="brief__trail"><button class="button button--small" type="button" @click=${() => void openTrail(shown, proposal_id)}>${icon('link')}${t('Where it comes from')}</button></p></section>`
    : nothing;
};
