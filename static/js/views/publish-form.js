/** Which proposals are to be public, in which words and under which licence. */

import { html, nothing } from '../lib/html.js';
import { contentLanguage, t, tn } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { statusNames } from './proposal-fields.js';

/** @typedef {import("../net/afterwards.js").Publishable} Publishable */
/** @typedef {import("../net/afterwards.js").ToPublish} ToPublish */

/** @returns {Record<string, string>} */
export const licenceNames = () => ({
  'ogl-3.0': t('Open Government Licence v3.0'),
  'cc-by-4.0': t('Creative Commons Attribution 4.0 (CC BY)'),
  none: t('No licence: all rights stay as they are'),
});

/**
 * @param {readonly Publishable[]} proposals @param {import("../types.d.ts").Snapshot} shown
 * @param {(wanted: ToPublish) => Promise<void>} look
 */
export const publishForm = (proposals, shown, look) =>
  proposals.length === 0
    ? html`<p class="hint">${t('There are no proposals to publish yet.')}</p>`
    : html`<form @submit=${(/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        void look(wantedOf(/** @type {HTMLFormElement} */ (event.target), proposals));
      }}><fieldset class="field choices"><legend>${t('Which proposals?')}</legend>${proposals.map(choice)}</fieldset>
    <div class="field"><label for="publish-name">${t('Heading of the page')}</label><input class="input" id="publish-name" name="title" maxlength="120" required autocomplete="off" .value=${shown.session.title}></div>
    <div class="field"><label for="publish-credit">${t('Credit line')}</label><p class="hint" id="publish-credit-hint">${t('The organisation or the teams, not people: for example Planning and ICT, Example Council.')}</p>
      <input class="input" id="publish-credit" name="credit" maxlength="200" autocomplete="organization" aria-describedby="publish-credit-hint"></div>
    <fieldset class="choices"><legend>${t('Licence')}</legend>${Object.entries(licenceNames()).map(
      ([key, name]) =>
        html`<label class="choice"><input type="radio" name="licence" value=${key} ?checked=${key === 'ogl-3.0'}><span>${name}</span></label>`,
    )}</fieldset>
    <fieldset class="choices choices--row"><legend>${t('Language of the headings')}</legend>
      <label class="choice"><input type="radio" name="language" value="en" ?checked=${contentLanguage() === 'en'}><span lang="en">English</span></label>
      <label class="choice"><input type="radio" name="language" value="cy" ?checked=${contentLanguage() === 'cy'}><span lang="cy">Cymraeg</span></label></fieldset>
    <div class="buttons"><button class="button button--primary" type="submit">${icon('eye')}${t('See what will be public')}</button></div></form>`;

/** @param {Publishable} one */
const choice = (
  one,
) => html`<div class="publish__choice"><label class="choice"><input type="checkbox" name="proposal" value=${one.proposal_id}>
    <span><strong>${one.title}</strong><span class="hint">${one.ref}, ${statusNames()[one.status] ?? one.status}</span></span></label>
  ${
    one.owner || one.concerns > 0
      ? html`<div class="publish__more">
    ${one.owner ? html`<label class="choice"><input type="checkbox" name="owner" value=${one.proposal_id}><span>${t('Name the unit that leads it: {owner}', { owner: one.owner })}<span class="visually-hidden">, ${one.ref}</span></span></label>` : nothing}
    ${one.concerns > 0 ? html`<label class="choice"><input type="checkbox" name="concerns" value=${one.proposal_id}><span>${tn('With its concern, without who raised it', 'With its {n} concerns, without who raised them', one.concerns)}<span class="visually-hidden">, ${one.ref}</span></span></label>` : nothing}</div>`
      : nothing
  }</div>`;

/** @param {HTMLFormElement} form @param {readonly Publishable[]} proposals @returns {ToPublish} */
const wantedOf = (form, proposals) => {
  const data = new FormData(form);
  const chosen = (/** @type {string} */ name) => new Set(data.getAll(name).map(String));
  const [wanted, owners, concerns] = [chosen('proposal'), chosen('owner'), chosen('concerns')];
  return {
    proposals: proposals
      .filter(({ proposal_id }) => wanted.has(proposal_id))
      .map(({ proposal_id }) => ({
        proposal_id,
        owner: owners.has(proposal_id),
        concerns: concerns.has(proposal_id),
      })),
    title: String(data.get('title') ?? '').trim(),
    credit: String(data.get('credit') ?? '').trim(),
    licence: String(data.get('licence')),
    language: String(data.get('language')),
  };
};
