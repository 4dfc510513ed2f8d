/** "Me and drawing", before and after: how all private answers spread, never whose is which. */

import { html, nothing, svg } from '../../lib/html.js';
import { t, tn } from '../../lib/i18n.js';
import { participants } from '../../model/select.js';
import { pulseWords } from '../me/pulse.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */

const TALL = 10;

/** @param {Snapshot} shown @param {"drawing_before" | "drawing_after"} upTo the last that was asked */
export const pulseSpread = (shown, upTo) => {
  const asked = /** @type {const} */ (['drawing_before', 'drawing_after']).slice(
    0,
    upTo === 'drawing_before' ? 1 : 2,
  );
  return html`<section class="panel" aria-labelledby="pulse"><h2 id="pulse">${t('Me and drawing')}</h2>
    <div class="pulse-spread">${asked.map((about) => one(shown, about, asked.length > 1))}</div></section>`;
};

/** @param {Snapshot} shown @param {"drawing_before" | "drawing_after"} about @param {boolean} named */
const one = (shown, about, named) => {
  const { n = 0, spread } = shown.pulse[about] ?? {};
  const all = participants(shown).length;
  return html`<div class="stack">${named ? html`<h3>${about === 'drawing_before' ? t('Before') : t('Now')}</h3>` : nothing}
    ${spread ? columns(spread) : nothing}
    <p class="hint">${tn('{n} of {all} has answered.', '{n} of {all} have answered.', n, { all })} ${spread ? '' : t('How the answers spread shows once five people have given one.')}</p></div>`;
};

/** @param {readonly number[]} counts how many gave each of the five answers */
const columns = (counts) => {
  const most = Math.max(1, ...counts);
  const said = pulseWords().map((word, index) => `${word}: ${counts[index] ?? 0}`);
  return html`<div class="columns columns--words" role="img" aria-label=${said.join(', ')}>${pulseWords().map(
    (word, index) => {
      const count = counts[index] ?? 0;
      const height = (count / most) * TALL;
      return html`<span class="columns__one"><span class="columns__n">${count}</span><svg viewBox="0 0 10 10" preserveAspectRatio="none">${svg`<rect y=${TALL - height} width="10" height=${height}></rect>`}</svg><span>${word}</span></span>`;
    },
  )}</div>`;
};
