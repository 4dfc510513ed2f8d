/** Which page of a long list the screen shows. Paged by hand with the arrow keys or a press; nothing moves by itself. */

import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { layOut } from '../../lib/paging.js';
import { signal } from '../../lib/signals.js';

const START = { key: '', from: 0, to: 0, all: 0 };
const page = signal(START);
/** Where the pages before this one began. @type {number[]} */
let before = [];

/** Measures the list that stands on the screen now. */
export const measure = () => {
  const list = /** @type {HTMLElement | null} */ (document.querySelector('[data-paged]'));
  if (!list) {
    set(START);
    return;
  }
  const key = list.dataset.paged ?? '';
  const known = page.peek();
  const from = key === known.key ? Math.min(known.from, Math.max(0, list.children.length - 1)) : 0;
  if (from === 0) {
    before = [];
  }
  const bottom = list.closest('.screen')?.getBoundingClientRect().bottom ?? innerHeight;
  const edge = Number.parseFloat(
    getComputedStyle(/** @type {Element} */ (list.closest('.screen'))).paddingBottom,
  );
  set({ key, from, ...layOut(list, { from, bottom: bottom - edge, one: list.hasAttribute('data-one') }) });
};

/** @param {typeof START} next */
const set = (next) => {
  const { key, from, to, all } = page.peek();
  if (next.key !== key || next.from !== from || next.to !== to || next.all !== all) {
    page.value = next;
  }
};

/** @param {boolean} forward */
export const turnPage = (forward) => {
  const { key, from, to, all } = page.peek();
  if (forward && to < all) {
    before.push(from);
    page.value = { key, from: to, to: all, all };
  } else if (!forward && from > 0) {
    page.value = { key, from: before.pop() ?? 0, to: all, all };
  }
};

/** Said in the foot while there is more than one page. */
export const pageWords = () => {
  const { from, to, all } = page.value;
  return all > 0 && (from > 0 || to < all)
    ? html`<span class="screen__page">${icon('arrow-left')}${to - from > 1 ? t('{from} to {to} of {all}', { from: from + 1, to, all }) : t('{n} of {all}', { n: from + 1, all })}${icon('arrow-right')}</span>`
    : nothing;
};
