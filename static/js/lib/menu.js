/** A menu of actions beside a button: arrow keys move, Escape closes, focus goes back to where it came from. */

import { html, render } from './html.js';
import { icon } from './icon.js';

/** @typedef {{label: string, icon?: string, danger?: boolean, disabled?: boolean, run: () => void}} Item */

const GAP = 4;

/**
 * @param {HTMLElement} anchor
 * @param {string} title
 * @param {ReadonlyArray<Item | null>} items null is a line between
 */
export const openMenu = (anchor, title, items) => {
  const menu = document.createElement('div');
  menu.className = 'menu';
  menu.setAttribute('popover', 'auto');
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', title);
  // Inside the main landmark, where a screen reader's list of regions finds it.
  (document.querySelector('main') ?? document.body).append(menu);
  /** @param {Item} item */
  const choose = (item) => {
    menu.hidePopover();
    item.run();
  };
  render(
    html`<p class="menu__title" aria-hidden="true">${title}</p>${items.map((item) =>
      item ? row(item, choose) : html`<hr class="menu__rule">`,
    )}`,
    menu,
  );
  menu.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === 'closed') {
      const back = menu.contains(document.activeElement) || document.activeElement === document.body;
      menu.remove();
      if (back) {
        anchor.focus();
      }
    }
  });
  menu.addEventListener('keydown', walk);
  menu.showPopover();
  place(menu, anchor);
  menu.querySelector('button')?.focus();
};

/** @param {Item} item @param {(item: Item) => void} choose */
const row = (item, choose) =>
  html`<button class=${item.danger ? 'menu__item menu__item--danger' : 'menu__item'} role="menuitem" type="button"
    ?disabled=${item.disabled ?? false} @click=${() => choose(item)}>${item.icon ? icon(item.icon) : ''}<span>${item.label}</span></button>`;

/** @param {KeyboardEvent} event */
const walk = (event) => {
  const menu = /** @type {HTMLElement} */ (event.currentTarget);
  const rows = [...menu.querySelectorAll('button:not([disabled])')];
  const at = rows.indexOf(/** @type {Element} */ (document.activeElement));
  const steps = new Map([
    ['ArrowDown', (at + 1) % rows.length],
    ['ArrowUp', (at - 1 + rows.length) % rows.length],
    ['Home', 0],
    ['End', rows.length - 1],
  ]);
  const to = steps.get(event.key);
  if (to !== undefined) {
    event.preventDefault();
    /** @type {HTMLElement} */ (rows[to]).focus();
  } else if (event.key === 'Tab') {
    menu.hidePopover();
  }
};

/** Below the button where there is room, else above; never beyond the window. @param {HTMLElement} menu @param {HTMLElement} anchor */
const place = (menu, anchor) => {
  const spot = anchor.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const below = spot.bottom + GAP + size.height <= innerHeight;
  const top = below ? spot.bottom + GAP : Math.max(GAP, spot.top - GAP - size.height);
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(GAP, Math.min(spot.right - size.width, innerWidth - size.width - GAP))}px`;
};
