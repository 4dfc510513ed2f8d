/**
 * Carrying notes with a mouse, finger or pen: four pixels begin it, a long press on touch, Escape gives up.
 * It knows elements, not notes' meaning: what a drop does is the wall's. Each drag has a menu that does the same.
 */

const MOUSE_PX = 4;
const TOUCH_PX = 6;
const PRESS_MS = 200;
const EDGE_PX = 48;
const EDGE_STEP = 14;

/** @typedef {{ids: string[], target: HTMLElement, before: string | null}} Drop */

/**
 * @param {HTMLElement} root
 * @param {{
 *   carries: (noteId: string) => string[],
 *   drop: (drop: Drop) => void,
 *   may: () => boolean,
 * }} ports
 * @returns {() => void} dispose
 */
export const dragNotes = (root, { carries, drop, may }) => {
  /** @type {{card: HTMLElement, id: string, pointer: number, touch: boolean, x: number, y: number, timer: number} | null} */
  let press = null;
  /** @type {{ids: string[], clone: HTMLElement, over: HTMLElement | null, x: number, y: number, scroll: number} | null} */
  let carry = null;

  /** @param {PointerEvent} event */
  const down = (event) => {
    const from = /** @type {HTMLElement} */ (event.target);
    const card = /** @type {HTMLElement | null} */ (from.closest('[data-note]'));
    if (
      card &&
      event.button === 0 &&
      event.isPrimary &&
      may() &&
      !from.closest('button, a, input, textarea')
    ) {
      const touch = event.pointerType === 'touch';
      press = {
        card,
        id: card.dataset.note ?? '',
        pointer: event.pointerId,
        touch,
        x: event.clientX,
        y: event.clientY,
        timer: 0,
      };
      if (touch) {
        press.timer = setTimeout(() => begin(event.clientX, event.clientY), PRESS_MS);
      }
    }
  };

  /** @param {PointerEvent} event */
  const move = (event) => {
    if (carry) {
      follow(event.clientX, event.clientY);
    } else if (press && event.pointerId === press.pointer) {
      const far = Math.hypot(event.clientX - press.x, event.clientY - press.y);
      if (press.touch && far > TOUCH_PX) {
        stop();
      } else if (!press.touch && far > MOUSE_PX) {
        begin(event.clientX, event.clientY);
      }
    }
  };

  /** @param {number} x @param {number} y */
  const begin = (x, y) => {
    if (!press) {
      return;
    }
    const ids = carries(press.id);
    const clone = document.createElement('div');
    clone.className = 'carried';
    clone.append(press.card.cloneNode(true));
    clone.setAttribute('aria-hidden', 'true');
    if (ids.length > 1) {
      clone.dataset.count = String(ids.length);
      const badge = document.createElement('span');
      badge.className = 'carried__count';
      badge.textContent = String(ids.length);
      clone.append(badge);
    }
    document.body.append(clone);
    root.setPointerCapture(press.pointer);
    root.dataset.carrying = '';
    mark(ids, true);
    carry = { ids, clone, over: null, x, y, scroll: requestAnimationFrame(scrollAtEdge) };
    follow(x, y);
  };

  /** @param {string[]} ids @param {boolean} on */
  const mark = (ids, on) => {
    for (const id of ids) {
      root.querySelector(`[data-note="${CSS.escape(id)}"]`)?.classList.toggle('note--dragged', on);
    }
  };

  /** @param {number} x @param {number} y */
  const follow = (x, y) => {
    if (!carry) {
      return;
    }
    Object.assign(carry, { x, y });
    carry.clone.style.transform = `translate(${x - 40}px, ${y - 24}px)`;
    const under = document.elementFromPoint(x, y);
    const over = /** @type {HTMLElement | null} */ (under?.closest('[data-drop]') ?? null);
    if (over !== carry.over) {
      carry.over?.removeAttribute('data-over');
      over?.setAttribute('data-over', '');
      carry.over = over;
    }
  };

  const scrollAtEdge = () => {
    if (carry) {
      const step = carry.y < EDGE_PX ? -EDGE_STEP : carry.y > innerHeight - EDGE_PX ? EDGE_STEP : 0;
      if (step) {
        scrollBy(0, step);
        follow(carry.x, carry.y);
      }
      carry.scroll = requestAnimationFrame(scrollAtEdge);
    }
  };

  /** @param {PointerEvent} event */
  const up = (event) => {
    if (carry?.over) {
      const { ids, over } = carry;
      drop({ ids, target: over, before: noteBehind(over, event.clientX, event.clientY, ids) });
      root.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => root.removeEventListener('click', swallow, true), 0);
    }
    stop();
  };

  const stop = () => {
    clearTimeout(press?.timer);
    press = null;
    if (carry) {
      cancelAnimationFrame(carry.scroll);
      carry.over?.removeAttribute('data-over');
      carry.clone.remove();
      mark(carry.ids, false);
      delete root.dataset.carrying;
      carry = null;
    }
  };

  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key === 'Escape' && carry) {
      event.preventDefault();
      stop();
    }
  };

  /** While a note is carried the page must not pan under the finger. @param {TouchEvent} event */
  const hold = (event) => {
    if (carry) {
      event.preventDefault();
    }
  };

  root.addEventListener('pointerdown', down);
  root.addEventListener('pointermove', move);
  root.addEventListener('pointerup', up);
  root.addEventListener('pointercancel', stop);
  root.addEventListener('touchmove', hold, { passive: false });
  document.addEventListener('keydown', key);
  return () => {
    stop();
    root.removeEventListener('pointerdown', down);
    root.removeEventListener('pointermove', move);
    root.removeEventListener('pointerup', up);
    root.removeEventListener('pointercancel', stop);
    root.removeEventListener('touchmove', hold);
    document.removeEventListener('keydown', key);
  };
};

/** The note in front of which the pointer is; null is the end. @param {HTMLElement} region @param {number} x @param {number} y @param {string[]} ids */
const noteBehind = (region, x, y, ids) => {
  const cards = [...region.querySelectorAll('[data-note]')].filter(
    (card) => !ids.includes(/** @type {HTMLElement} */ (card).dataset.note ?? ''),
  );
  const next = cards.find((card) => {
    const box = card.getBoundingClientRect();
    return y < box.bottom && (y < box.top || x < box.left + box.width / 2);
  });
  return /** @type {HTMLElement | undefined} */ (next)?.dataset.note ?? null;
};

/** The click that ends a drag chooses nothing. @param {Event} event */
const swallow = (event) => {
  event.stopPropagation();
  event.preventDefault();
};
