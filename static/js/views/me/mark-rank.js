/** Ranking: one's own order grows from the top, and every place is changed by buttons. */

import { html, nothing, repeat } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { say } from '../../lib/say.js';
import { clearMark, setMark } from '../../model/commands.js';
import { targetBody, targetName } from './target.js';

/** @typedef {import("./mark.js").Marking} Marking */
/** @typedef {import("../../model/targets.js").Target} Target */
/** @typedef {Omit<Marking, "target" | "name">} Ranking */
/** @typedef {import("../../types.d.ts").Mark} Mark */

const LAST_RANK = 50;

/** @param {readonly Target[]} targets @param {Ranking} ranking */
export const rankPart = (targets, ranking) => {
  const mine = [...ranking.mine].sort((a, b) => a.value - b.value);
  const byId = new Map(targets.map((target) => [target.id, target]));
  const placed = mine.filter(({ target_id }) => byId.has(target_id));
  const free = targets.filter(({ id }) => !placed.some(({ target_id }) => target_id === id));
  return html`<section class="stack" aria-labelledby="my-order"><h2 id="my-order">${t('My order')}</h2>
    ${placed.length === 0 ? html`<p class="empty">${t('Begin with what matters most to you.')}</p>` : nothing}
    <ol class="marks">${repeat(
      placed,
      ({ mark_id }) => mark_id,
      (mark, index) => placedRow(/** @type {Target} */ (byId.get(mark.target_id)), placed, index, ranking),
    )}</ol></section>
    ${
      free.length > 0
        ? html`<section class="stack" aria-labelledby="unranked"><h2 id="unranked">${t('Not in my order yet')}</h2><ul class="marks">${repeat(
            free,
            ({ id }) => id,
            (target) => freeRow(target, placed, ranking),
          )}</ul></section>`
        : nothing
    }`;
};

/** @param {Target} target @param {Mark[]} placed @param {number} index @param {Ranking} ranking */
const placedRow = (target, placed, index, ranking) => {
  const name = targetName(target);
  return html`<li class="marks__item marks__item--ranked" data-target=${target.id}><span class="marks__place">${index + 1}</span><div>${targetBody(ranking.shown, target)}</div>
    <div class="mark"><button class="mark__button" type="button" ?disabled=${index === 0} aria-label=${t('Move {name} up', { name })} @click=${() => swap(placed, index, index - 1, name, ranking)}>${icon('arrow-up')}</button>
    <button class="mark__button" type="button" ?disabled=${index === placed.length - 1} aria-label=${t('Move {name} down', { name })} @click=${() => swap(placed, index, index + 1, name, ranking)}>${icon('arrow-down')}</button>
    <button class="mark__button" type="button" aria-label=${t('Take {name} out of my order', { name })} @click=${() => ranking.act(clearMark(/** @type {Mark} */ (placed[index]).mark_id))}>${icon('x')}</button></div></li>`;
};

/** @param {Target} target @param {Mark[]} placed @param {Ranking} ranking */
const freeRow = (target, placed, ranking) => {
  const place = placed.length + 1;
  const value = (placed.at(-1)?.value ?? 0) + 1;
  return html`<li class="marks__item" data-target=${target.id}>${targetBody(ranking.shown, target)}
    <div class="mark"><button class="mark__button mark__button--main" type="button" aria-disabled=${ranking.left === 0 || value >= LAST_RANK}
      aria-label=${t('Make {name} number {n}', { name: targetName(target), n: place })} @click=${() => {
        if (ranking.left !== 0 && value < LAST_RANK) {
          ranking.act(setMark({ target_id: target.id, value }));
        }
      }}>${icon('plus')}<span>${t('Make it number {n}', { n: place })}</span></button></div></li>`;
};

/** No two may have one place: the first steps aside to the last place while they change. @param {Mark[]} placed @param {number} from @param {number} to @param {string} name @param {Ranking} ranking */
const swap = (placed, from, to, name, { act }) => {
  const one = /** @type {Mark} */ (placed[from]);
  const other = /** @type {Mark} */ (placed[to]);
  act(setMark({ ...one, value: LAST_RANK }));
  act(setMark({ ...other, value: one.value }));
  act(setMark({ ...one, value: other.value }));
  say(t('{name} is number {n} now', { name, n: to + 1 }));
};
