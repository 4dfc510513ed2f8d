/** How far people support a proposal: the mean says little without its spread. */

import { html, nothing, svg } from '../lib/html.js';
import { t, tn } from '../lib/i18n.js';

/** @typedef {import("../types.d.ts").Proposal} Proposal */

const HIGH = 24;

/** @param {Proposal} proposal */
export const supportWords = ({ support }) =>
  tn('Support: {mean} of 5, from {n} person', 'Support: {mean} of 5, from {n} people', support.n, {
    mean: support.mean ?? 0,
  });

/** @param {Proposal} proposal */
export const supportPart = (proposal) => {
  const { n, spread } = proposal.support;
  const most = Math.max(1, ...spread);
  return n > 0
    ? html`<div class="backing"><p>${supportWords(proposal)}</p>
      <ol class="backing__spread" start="0" aria-label=${t('How many gave each value')}>${spread.map(
        (
          count,
          value,
        ) => html`<li><span class="visually-hidden">${t('{value} of 5:', { value })} </span><span class="backing__count">${count}</span>
        <svg class="backing__bar" viewBox="0 0 20 ${HIGH}" preserveAspectRatio="none" aria-hidden="true">${svg`<rect x="0" y=${HIGH - (count / most) * HIGH} width="20" height=${(count / most) * HIGH}></rect>`}</svg>
        <span class="backing__value" aria-hidden="true">${value}</span></li>`,
      )}</ol></div>`
    : nothing;
};
