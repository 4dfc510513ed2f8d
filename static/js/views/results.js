/** What marks came to: the strongest first, the number in figures beside its bar, the spread, and by side where asked. */

import { guard, html, ifDefined, nothing, svg } from '../lib/html.js';
import { lang, locale, t, tn } from '../lib/i18n.js';
import { GRID_HEIGHT, GRID_WIDTH, sketchSvg } from '../lib/sketch.js';
import { meanOf, resultsOf } from '../model/marked.js';
import { strengthOf } from '../model/targets.js';
import { undescribed } from './note.js';
import { phaseTitle } from './phase-words.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Tally} Tally */
/** @typedef {ReturnType<typeof resultsOf>[number]} Result */

const LONGEST = 100;
const BEST_SCORE = 5;
/** So few that each can be larger on a screen. */
const FEW = 5;

/** @param {Snapshot} shown @param {string} phaseId */
export const resultsPart = (shown, phaseId) => {
  const phase = shown.run_sheet.find(({ phase_id }) => phase_id === phaseId);
  return html`<section class="results" aria-labelledby="results"><h2 id="results">${t('What it came to: {step}', { step: phase ? phaseTitle(phase) : '' })}</h2>${resultRows(shown, phaseId)}</section>`;
};

/** @param {Snapshot} shown @param {string} phaseId @param {string} [paged] the name under which a screen pages it */
export const resultRows = (shown, phaseId, paged) => {
  const kind = shown.run_sheet.find(({ phase_id }) => phase_id === phaseId)?.switches.mark ?? 'dots';
  const results = resultsOf(shown, phaseId, lang());
  // Half of five is half a bar; counts are measured against the largest.
  const largest = Math.max(1, ...results.map(({ tally }) => length(kind, tally)));
  const most = kind === 'score' ? BEST_SCORE : largest;
  return html`<ol class="results__list" data-paged=${ifDefined(paged)} data-few=${results.length <= FEW}>${results.map((result) => row(kind, result, most))}</ol>`;
};

/** @param {string} kind @param {Result} result @param {number} most */
const row = (kind, { id, label, note, tally }, most) => {
  const width = Math.max(0, Math.round((length(kind, tally) / most) * LONGEST));
  return html`<li class="result" data-result=${id} data-pictured=${Boolean(note?.sketch)}>${note?.sketch ? picture(note, tally) : nothing}<p class="result__name">${label || t('A drawing')}</p>
    <svg class="result__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="result__back" width="100" height="4"></rect><rect class="result__fill" width=${width} height="4"></rect></svg>
    <p class="result__number">${number(kind, tally)}</p>
    ${kind === 'score' && tally.n > 0 ? spread(tally) : nothing}${sides(kind, tally)}</li>`;
};

/** The drawing, with the spots on which people put their dots. @param {import("../types.d.ts").Note} note @param {Tally} tally */
const picture = (
  { sketch, caption },
  { spots = [] },
) => html`<div class="result__picture">${guard([sketch, caption], () => sketchSvg(sketch, caption || undescribed('')))}
  <svg class="result__spots" viewBox=${`0 0 ${GRID_WIDTH} ${GRID_HEIGHT}`} aria-hidden="true">${spots.map(([x, y]) => svg`<circle cx=${x} cy=${y} r="32"></circle>`)}</svg></div>`;

/** How long its bar is. @param {string} kind @param {Tally} tally */
const length = (kind, tally) => {
  switch (kind) {
    case 'score':
      return meanOf(tally) ?? 0;
    case 'thumbs':
      return tally.spread['1'] ?? 0;
    default:
      return strengthOf(tally);
  }
};

/** @param {string} kind @param {Tally} tally */
const number = (kind, tally) => {
  switch (kind) {
    case 'rank':
      return tally.n > 0
        ? tn(
            '{points} points, from {n} person (place {mean} on average)',
            '{points} points, from {n} people (place {mean} on average)',
            tally.n,
            { points: strengthOf(tally), mean: figure(meanOf(tally)) },
          )
        : t('Nobody put it in order');
    case 'score':
      return tally.n > 0
        ? tn('{mean} of 5, from {n} person', '{mean} of 5, from {n} people', tally.n, {
            mean: figure(meanOf(tally)),
          })
        : t('Nobody scored it');
    case 'thumbs':
      return t('{yes} yes, {unsure} not sure, {no} no', {
        yes: tally.spread['1'] ?? 0,
        unsure: tally.spread['0'] ?? 0,
        no: tally.spread['-1'] ?? 0,
      });
    case 'tick':
      return tn('{n} tick', '{n} ticks', tally.sum);
    default:
      return tn('{n} dot', '{n} dots', tally.sum);
  }
};

/** @param {number | null} value */
const figure = (value) => (value ?? 0).toLocaleString(locale());

/** How the scores from 0 to 5 spread: six small bars with their counts. @param {Tally} tally */
const spread = ({ spread: counts }) => {
  const values = [0, 1, 2, 3, 4, 5].map((value) => counts[String(value)] ?? 0);
  const tallest = Math.max(1, ...values);
  const words = values.map((count, value) => `${value}: ${count}`).join(', ');
  return html`<div class="spread" role="img" aria-label=${t('How the scores spread: {spread}', { spread: words })}>${values.map(
    (count, value) =>
      html`<span class="spread__one"><svg viewBox="0 0 10 10" preserveAspectRatio="none">${svg`<rect x="1" width="8" y=${10 - (count / tallest) * 10} height=${(count / tallest) * 10}></rect>`}</svg><span>${value}</span></span>`,
  )}</div>`;
};

/** @param {string} kind @param {Tally} tally */
const sides = (kind, { by_side = {} }) => {
  const parts = Object.entries(by_side).map(([side, sum]) => `${side} ${sum}`);
  return parts.length > 0 && (kind === 'dots' || kind === 'tick')
    ? html`<p class="result__sides">${parts.join(' · ')}</p>`
    : nothing;
};
