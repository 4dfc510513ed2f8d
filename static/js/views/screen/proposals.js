/** Proposals: all with who leads them, or one by one, each as a sheet to read from the back row. */

import { html, nothing } from '../../lib/html.js';
import { longDate, t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { isOver, livePhase } from '../../model/select.js';
import { isPictured, picture } from '../picture.js';
import { heading } from '../step-words.js';
import { framed, time } from './frame.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Proposal} Proposal */
/** @typedef {import("./frame.js").Ports} Ports */

/** So few that each can be larger. */
const FEW = 3;

/** @param {Snapshot} shown @param {Ports} ports */
export const proposalTiles = (shown, ports) =>
  framed(
    isOver(shown) ? t('What we take on') : heading(livePhase(shown)),
    time(shown, ports),
    shown.proposals.length === 0
      ? html`<p class="muted">${t('Proposals will stand here as they are written.')}</p>`
      : html`<ol class="screen__themes" data-paged="tiles" data-few=${shown.proposals.length <= FEW}>${shown.proposals.map(
          (proposal) =>
            html`<li class="screen__theme"><p class="muted">${proposal.ref}</p><h2>${proposal.title}</h2>${facts(proposal)}</li>`,
        )}</ol>`,
  );

/** One by one, paged by hand. @param {Snapshot} shown @param {Ports} ports */
export const proposalSheets = (shown, ports) =>
  shown.proposals.length === 0
    ? proposalTiles(shown, ports)
    : html`<ol class="screen__sheets" data-paged="sheets" data-one>${shown.proposals.map((proposal) => html`<li>${proposalSheet(shown, proposal)}</li>`)}</ol>`;

/** @param {Snapshot} shown @param {Proposal} proposal */
export const proposalSheet = (shown, proposal) => {
  const { fields, ref, title, support } = proposal;
  const note = pictureOf(shown, proposal);
  return html`<article class="screen__sheet" data-pictured=${Boolean(note)}><div><p class="screen__step">${ref}</p><h1 data-long=${title.length > 50}>${title}</h1>
    ${fields.proposal ? html`<p class="screen__we" data-long=${fields.proposal.length > 200}>${fields.proposal}</p>` : html`<p class="screen__we muted">${t('Not written yet.')}</p>`}
    ${facts(proposal)}
    ${support.n > 0 ? html`<p class="screen__fact">${icon('thumbs-up')}<span>${tn('Support: {mean} of 5, from {n} person', 'Support: {mean} of 5, from {n} people', support.n, { mean: support.mean ?? 0 })}</span></p>` : nothing}</div>
    ${note ? html`<div class="screen__sketch">${picture(note, { size: 'whole' })}</div>` : nothing}</article>`;
};

/** @param {Proposal} proposal */
const facts = ({
  fields,
}) => html`<p class="screen__fact">${icon('user')}${fields.owner ? html`<span>${fields.owner}</span>` : html`<span class="muted">${t('Who leads it?')}</span>`}</p>
  ${fields.first_step ? html`<p class="screen__fact">${icon('arrow-right')}<span>${fields.first_step}</span></p>` : nothing}
  ${fields.first_step_by ? html`<p class="screen__fact">${icon('calendar')}<span>${longDate(fields.first_step_by)}</span></p>` : nothing}`;

/** @param {Snapshot} shown @param {Proposal} proposal */
const pictureOf = ({ notes }, { fields, note_ids }) =>
  notes.find((note) => isPictured(note) && note.note_id === fields.picture) ??
  notes.find((note) => isPictured(note) && note_ids.includes(note.note_id));
