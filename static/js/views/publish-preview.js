/** Exactly what will be public, with a word where a name of somebody may be left in it. */

import { html, nothing } from '../lib/html.js';
import { longDate, t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { statusNames } from './proposal-fields.js';
import { licenceNames } from './publish-form.js';

/** @typedef {import("../net/afterwards.js").Preview} Preview */
/** @typedef {import("../net/afterwards.js").PublicProposal} PublicProposal */

const DATES = new Set(['first_step_by', 'review_date']);

/** The fields that can be public, by what the page calls them. @returns {Record<string, string>} */
export const publicNames = () => ({
  proposal: t('What we propose'),
  problem: t('The problem'),
  who_it_helps: t('Who it helps'),
  benefit: t('What gets better'),
  measure: t('How we will know'),
  owner: t('Who leads it'),
  first_step: t('The first step'),
  first_step_by: t('By when'),
  review_date: t('Look again'),
  welsh_language_impact: t('Effect on the Welsh language'),
});

/** @param {Preview} preview @param {{publish: () => unknown, change: () => unknown}} actions */
export const publishPreview = (
  { value, warnings },
  { publish, change },
) => html`<div class="publish__preview"><h3 id="publish-preview" tabindex="-1">${t('This will be public, and nothing else')}</h3>
  ${
    warnings.length > 0
      ? html`<div class="notice notice--warning">${icon('triangle-alert')}<div><p><strong>${t('Names of people may be left in it. Look at each, and change the proposal if it is a person.')}</strong></p>
    <ul class="publish__warnings">${warnings.map(({ ref, field, names }) => html`<li>${ref ? html`${ref}, ` : nothing}${fieldName(field)}: <bdi>${names.join(', ')}</bdi></li>`)}</ul></div></div>`
      : html`<p class="notice notice--success">${icon('check')}<span>${t('No name of anybody in this session was found in it. Still read it: other names cannot be known.')}</span></p>`
  }
  <div class="publish__page" lang=${value.language}><h4>${value.title}</h4>${value.proposals.map(proposal)}
    <p class="hint">${value.credit ? html`${value.credit}. ` : nothing}${licenceNames()[value.licence]}</p></div>
  <div class="buttons"><button class="button button--primary" type="button" @click=${publish}>${icon('check')}${warnings.length > 0 ? t('I have looked: publish it') : t('Publish it')}</button>
    <button class="button" type="button" @click=${change}>${icon('arrow-left')}${t('Change the choice')}</button></div></div>`;

/** @param {PublicProposal} one */
const proposal = (
  one,
) => html`<section><h5>${one.ref} ${one.fields.title}</h5><p><span class="badge" data-status=${one.status}>${statusNames()[one.status] ?? one.status}</span></p>
  <dl class="publish__facts">${Object.entries(publicNames()).map(([key, name]) => {
    const text = key === 'owner' ? one.owner : one.fields[key];
    return text
      ? html`<div><dt>${name}</dt><dd>${DATES.has(key) ? longDate(text) : text}</dd></div>`
      : nothing;
  })}</dl>${one.concerns ? html`<p><strong>${t('Concerns')}</strong></p><ul class="publish__concerns">${one.concerns.map((text) => html`<li>${text}</li>`)}</ul>` : nothing}</section>`;

/** @param {string} field @returns {string} */
const fieldName = (field) => {
  const others = { title: t('Title'), credit: t('Credit line'), concerns: t('Concerns') };
  return publicNames()[field] ?? /** @type {Record<string, string>} */ (others)[field] ?? field;
};
