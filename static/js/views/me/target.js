/** What is marked or presented, as it stands in a list: a note, a theme, a proposal or a question. */

import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { notesIn, noteWords } from '../../model/select.js';
import { noteCard, undescribed } from '../note.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../model/targets.js").Target} Target */

const SAID = 3;

/** @param {Target} target */
export const targetName = ({ label }) => label || undescribed('');

/** @param {Snapshot} shown @param {Target} target */
export const targetBody = (shown, target) => {
  switch (target.what) {
    case 'note':
      return noteCard(/** @type {import("../../types.d.ts").Note} */ (target.note), shown);
    case 'theme':
      return themeBody(shown, target);
    case 'proposal':
      return proposalBody(shown, target);
    default:
      return html`<h2 class="marks__question">${target.label}</h2>`;
  }
};

/** @param {Snapshot} shown @param {Target} target */
const themeBody = (shown, { id, label }) => {
  const notes = notesIn(shown, id);
  return html`<h2 class="marks__title">${label} <span class="count">${notes.length}</span></h2>
    <p class="marks__some" aria-hidden="true">${notes
      .slice(0, SAID)
      .map((note) => noteWords(note, undescribed('')))
      .join(' · ')}</p>
    ${notes.length > 0 ? html`<details class="fold"><summary>${t('The notes in it')}</summary><ul class="marks__notes">${notes.map((note) => html`<li>${noteWords(note, undescribed(''))}</li>`)}</ul></details>` : nothing}`;
};

/** @param {Snapshot} shown @param {Target} target */
const proposalBody = (shown, { id, label }) => {
  const proposal = shown.proposals.find(({ proposal_id }) => proposal_id === id);
  return html`<h2 class="marks__title">${label}</h2>${proposal?.fields.proposal ? html`<p>${proposal.fields.proposal}</p>` : nothing}`;
};
