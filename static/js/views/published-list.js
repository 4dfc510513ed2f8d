/** What is public now, each with its address and a way to take it down. */

import { html, nothing } from '../lib/html.js';
import { longDate, t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { copyButton } from './copying.js';

/** @param {readonly import("../net/afterwards.js").Published[]} published @param {(id: string) => unknown} takeDown */
export const publishedList = (published, takeDown) =>
  published.length === 0
    ? nothing
    : html`<h3 id="published" tabindex="-1">${t('Public now')}</h3><ul class="published">${published.map(
        (
          one,
        ) => html`<li><div class="field"><label for=${`address-${one.public_id}`}><bdi>${one.title}</bdi> (${one.refs.join(', ')}), ${longDate(one.at)}</label>
      <div class="copy-row"><input class="input" id=${`address-${one.public_id}`} readonly .value=${one.address}>${copyButton(t('Address of {page}', { page: one.title }), one.address, { field: `address-${one.public_id}` })}
      <a class="button button--small" href=${one.address} target="_blank" rel="noopener">${icon('external-link')}${t('Open')}</a>
      <button class="button button--small button--danger" type="button" @click=${() => takeDown(one.public_id)}>${icon('x')}<span>${t('Take it down')}<span class="visually-hidden">: ${one.title}</span></span></button></div></div></li>`,
      )}</ul>`;
