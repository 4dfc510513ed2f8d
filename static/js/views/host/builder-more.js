/** Rules that not every step needs: columns to write into, how many each makes, and what happens at zero. */

import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { choice, number } from './builder-rules.js';

/** @typedef {import("../../types.d.ts").Phase} Phase */

const MOST_COLUMNS = 12;
const LONGEST = 60;

/** One title a line; nothing keeps the plain wall. @param {Phase | null} phase */
const columns = (
  phase,
) => html`<div class="field"><label for="phase-columns">${t('Columns to write into, one a line')}</label>
  <textarea class="input" id="phase-columns" name="columns" rows="2" .value=${titlesOf(phase).join('\n')}></textarea></div>`;

/** @param {Phase | null} phase @returns {string[]} */
const titlesOf = (phase) => {
  const { kind, titles } = phase?.switches.layout ?? {};
  return kind === 'columns' && Array.isArray(titles) ? titles : [];
};

/** @param {Phase | null} phase */
export const more = (
  phase,
) => html`<div class="rules" data-for="add">${columns(phase)}${number('notes-most', t('Notes each, at most'), ofKind(phase, 'add'), 1, 50)}</div>
  <div class="rules" data-for="propose">${number('proposals-most', t('Proposals each, at most'), ofKind(phase, 'propose'), 1, 50)}</div>
  <div class="rules">${choice('zero', t('When the time is up'), phase?.switches.clock?.at_zero ?? 'warn', [
    ['warn', t('Say so, and let people finish')],
    ['stop', t('End the step by itself')],
  ])}</div>`;

/** @param {Phase | null} phase @param {string} kind */
const ofKind = (phase, kind) => (phase?.kind === kind ? phase.switches.limit?.most : null);

/** What the form says of these rules. @param {string} kind @param {FormData} data @param {Phase | null} phase @returns {Record<string, any>} */
export const moreOf = (kind, data, phase) => {
  switch (kind) {
    case 'add':
      return { limit: { most: count(data, 'notes-most') }, ...layoutOf(data, phase) };
    case 'propose':
      return { limit: { most: count(data, 'proposals-most') } };
    default:
      return {};
  }
};

/** @param {FormData} data @returns {"warn" | "stop"} */
export const zeroOf = (data) => (data.get('zero') === 'stop' ? 'stop' : 'warn');

/** @param {FormData} data @param {string} name */
const count = (data, name) => Number(data.get(name)) || null;

/** Panels and axes stay what they are unless columns are named. @param {FormData} data @param {Phase | null} phase */
const layoutOf = (data, phase) => {
  const titles = String(data.get('columns') ?? '')
    .split('\n')
    .map((line) => line.trim().slice(0, LONGEST))
    .filter(Boolean)
    .slice(0, MOST_COLUMNS);
  if (titles.length > 0) {
    return { layout: { kind: 'columns', titles } };
  }
  return titlesOf(phase).length > 0 ? { layout: { kind: 'wall' } } : {};
};
