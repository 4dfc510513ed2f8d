/** One tab stop for the whole wall: arrows go from note to note, Home and End to the first and last. */

/** @param {HTMLElement} root @returns {HTMLElement[]} */
const cards = (root) =>
  [...root.querySelectorAll('[data-note]')].map((card) => /** @type {HTMLElement} */ (card));

/** Makes sure that exactly one note can be reached with Tab. @param {HTMLElement} root */
export const keepOneStop = (root) => {
  const all = cards(root);
  if (all.length > 0 && !all.some((card) => card.tabIndex === 0)) {
    stopAt(root, /** @type {HTMLElement} */ (all[0]));
  }
};

/** @param {HTMLElement} root @param {HTMLElement} card */
const stopAt = (root, card) => {
  for (const other of cards(root)) {
    const on = other === card;
    other.tabIndex = on ? 0 : -1;
    for (const button of other.querySelectorAll('button')) {
      button.tabIndex = on ? 0 : -1;
    }
  }
};

/**
 * @param {HTMLElement} root
 * @param {{choose: (noteId: string) => void, menu: (card: HTMLElement, noteId: string) => void, leave: () => void}} ports
 * @returns {() => void} dispose
 */
export const roveNotes = (root, { choose, menu, leave }) => {
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    const card = /** @type {HTMLElement} */ (event.target);
    const id = card.dataset.note;
    if (id === undefined || event.metaKey || event.altKey) {
      return;
    }
    const to =
      event.key === 'Home' || event.key === 'End' || event.key.startsWith('Arrow')
        ? next(root, card, event)
        : null;
    if (to) {
      event.preventDefault();
      stopAt(root, to);
      to.focus();
    } else if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      choose(id);
    } else if (event.key.toLowerCase() === 'm') {
      event.preventDefault();
      menu(card, id);
    } else if (event.key === 'Escape') {
      leave();
    }
  };

  /** @param {FocusEvent} event */
  const focus = (event) => {
    const card = /** @type {HTMLElement} */ (event.target).closest('[data-note]');
    if (card) {
      stopAt(root, /** @type {HTMLElement} */ (card));
    }
  };

  root.addEventListener('keydown', key);
  root.addEventListener('focusin', focus);
  return () => {
    root.removeEventListener('keydown', key);
    root.removeEventListener('focusin', focus);
  };
};

/** @param {HTMLElement} root @param {HTMLElement} card @param {KeyboardEvent} event @returns {HTMLElement | null} */
const next = (root, card, event) => {
  const all = cards(root);
  const at = all.indexOf(card);
  switch (event.key) {
    case 'Home':
      return all[0] ?? null;
    case 'End':
      return all.at(-1) ?? null;
    case 'ArrowRight':
      return all[at + 1] ?? null;
    case 'ArrowLeft':
      return all[at - 1] ?? null;
    default:
      return nearest(all, card, event.key === 'ArrowDown' ? 1 : -1);
  }
};

/** The closest note above or below. @param {HTMLElement[]} all @param {HTMLElement} card @param {1 | -1} way */
const nearest = (all, card, way) => {
  const from = card.getBoundingClientRect();
  let best = null;
  let least = Number.POSITIVE_INFINITY;
  for (const other of all) {
    const box = other.getBoundingClientRect();
    const down = (box.top - from.top) * way;
    const far = down * 3 + Math.abs(box.left - from.left);
    if (down > from.height / 2 && far < least) {
      least = far;
      best = other;
    }
  }
  return best;
};
