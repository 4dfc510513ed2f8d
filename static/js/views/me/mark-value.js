/** A tick, a thumb and a score from 0 to 5: one press gives it, the same press again takes it back. */

import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { toast } from '../../lib/toast.js';
import { clearMark, setMark } from '../../model/commands.js';

/** @typedef {import("./mark.js").Marking} Marking */

/** @param {Marking} marking */
export const tickControl = (marking) => {
  const on = marking.mine.length > 0;
  return html`<div class="mark"><button class="mark__button" type="button" aria-pressed=${on} aria-label=${t('Me too: {name}', { name: marking.name })}
    @click=${() => give(marking, 1)}>${icon(on ? 'check' : 'plus')}<span>${t('Me too')}</span></button></div>`;
};

/** @param {Marking} marking */
export const thumbsControl = (marking) => {
  /** @type {ReadonlyArray<[number, string, string]>} */
  const choices = [
    [1, 'thumbs-up', t('Yes')],
    [0, 'minus', t('Not sure')],
    [-1, 'thumbs-down', t('No')],
  ];
  return html`<div class="mark" role="group" aria-label=${marking.name}>${choices.map(
    ([value, picture, label]) =>
      html`<button class="mark__button" type="button" aria-pressed=${isGiven(marking, value)} @click=${() => give(marking, value)}>${icon(picture)}<span>${label}</span></button>`,
  )}</div>`;
};

/** @param {Marking} marking */
export const scoreControl = (
  marking,
) => html`<div class="mark mark--scale" role="group" aria-label=${marking.name}>
  <div class="scale">${[0, 1, 2, 3, 4, 5].map(
    (value) =>
      html`<button class="mark__button" type="button" aria-pressed=${isGiven(marking, value)} aria-label=${t('{n} of 5', { n: value })} @click=${() => give(marking, value)}>${value}</button>`,
  )}</div>
  <p class="scale__ends" aria-hidden="true"><span>${t('Not at all')}</span><span>${t('Completely')}</span></p></div>`;

/** @param {Marking} marking @param {number} value */
const isGiven = ({ mine }, value) => mine.some((mark) => mark.value === value);

/** @param {Marking} marking @param {number} value */
const give = (marking, value) => {
  const [mark] = marking.mine;
  if (mark?.value === value) {
    marking.act(clearMark(mark.mark_id));
  } else if (!mark && marking.left === 0) {
    toast(t('You have placed all you have. Take one back to place it elsewhere.'));
  } else {
    marking.act(setMark({ target_id: marking.target.id, value, ...(mark ? { mark_id: mark.mark_id } : {}) }));
  }
};
