/** Dots: placed and taken back by buttons, and on a drawing also on the very spot that one means. */

import { html, nothing } from '../../lib/html.js';
import { t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { toast } from '../../lib/toast.js';
import { clearMark, setMark } from '../../model/commands.js';
import { dot } from './dot.js';
import { spotPicture } from './mark-spot.js';

/** @typedef {import("./mark.js").Marking} Marking */

/** @param {Marking} marking */
export const dotsControl = (marking) => {
  const { mine, name, target } = marking;
  const full = isFull(marking);
  return html`${target.note?.sketch ? spotPicture(marking, (spot) => place(marking, spot)) : nothing}
    <div class="mark mark--dots">
      <button class="mark__button" type="button" ?disabled=${mine.length === 0} aria-label=${t('Take a dot back from {name}', { name })} @click=${() => takeBack(marking)}>${icon('minus')}</button>
      <span class="mark__dots"><span class="visually-hidden">${tn('{n} dot of yours', '{n} dots of yours', mine.length)}</span>${mine.map(() => dot(true))}</span>
      <button class="mark__button mark__button--main" type="button" aria-disabled=${full} aria-label=${t('Place a dot on {name}', { name })} @click=${() => place(marking, {})}>${icon('plus')}<span>${t('Place a dot')}</span></button>
    </div>`;
};

/** @param {Marking} marking */
const isFull = ({ left, mine, phase }) => {
  const { per_item } = phase.switches.limit ?? {};
  return left === 0 || Boolean(per_item && mine.length >= per_item);
};

/** @param {Marking} marking @param {{x?: number, y?: number}} spot */
const place = (marking, spot) => {
  if (marking.left === 0) {
    toast(t('You have placed all you have. Take one back to place it elsewhere.'));
  } else if (isFull(marking)) {
    toast(t('No more dots fit on this one.'));
  } else {
    marking.act(setMark({ target_id: marking.target.id, ...spot }));
  }
};

/** @param {Marking} marking */
const takeBack = ({ act, mine }) => {
  const last = mine.at(-1);
  if (last) {
    act(clearMark(last.mark_id));
  }
};
