/**
 * Carrying notes with a mouse, finger or pen: four pixels begin it, a long press on touch, Escape gives up.
 * It knows elements and points, not what a drop means: that is the wall's. Each drag has a menu that does the same.
 */

const MOUSE_PX = 4;
const TOUCH_PX = 6;
const PRESS_MS = 200;
const EDGE_PX = 28;
const EDGE_WAIT_MS = 200;
const EDGE_STEP = 14;
/** While somebody carries, others hear of it so often. */
const TELL_MS = 120;

/** @typedef {{clientX: number, clientY: number}} Point */
/**
 * @typedef {object} Does
 * @property {(noteId: string) => string[]} carries empty for a note that stays where it is
 * @property {(point: Point, ids: readonly string[]) => unknown} over called once a frame; what is there, for the drop
 * @property {(ids: string[], point: Point, over: any) => void} drop
 * @property {(ids: readonly string[]) => void} lifted
 * @property {(ids: readonly string[]) => void} ended dropped or given up
 * @property {(ids: readonly string[], point: Point | null) => void} tell
 * @property {(point: Point, dx: number, dy: number) => void} push at the window's edge
 * @property {(point: Point) => {left: number, top: number, right: number, bottom: number}} room what the edges are of
 */

/** @param {HTMLElement} root @param {Does} does @returns {() => void} dispose */
export const dragNotes = (root, does) => {
  /** @type {{card: HTMLElement, id: string, pointer: number, touch: boolean, x: number, y: number, timer: number} | null} */
  let press = null;
  /** @type {{ids: string[], clone: HTMLElement, point: Point, over: any, frame: number, edgeSince: number, told: number} | null} */
  let carry = null;

  /** @param {PointerEvent} event */
  const down = (event) => {
    const from = /** @type {HTMLElement} */ (event.target);
    const card = /** @type {HTMLElement | null} */ (from.closest('[data-note]'));
    if (card && event.button === 0 && event.isPrimary && !from.closest('button, a, input, textarea')) {
      const touch = event.pointerType === 'touch';
      press = {
        card,
        id: card.dataset.note ?? '',
        pointer: event.pointerId,
        touch,
        x: event.clientX,
        y: event.clientY,
        timer: touch ? setTimeout(() => begin(event), PRESS_MS) : 0,
      };
    }
  };

  /** @param {PointerEvent} event */
  const move = (event) => {
    if (carry) {
      carry.point = event;
    } else if (press && event.pointerId === press.pointer) {
      const far = Math.hypot(event.clientX - press.x, event.clientY - press.y);
      if (press.touch && far > TOUCH_PX) {
        stop();
      } else if (!press.touch && far > MOUSE_PX) {
        begin(event);
      }
    }
  };

  /** @param {Point} point */
  const begin = (point) => {
    const ids = press ? does.carries(press.id) : [];
    if (!press || ids.length === 0) {
      stop();
      return;
    }
    const clone = cloneOf(press.card, ids.length);
    root.setPointerCapture(press.pointer);
    root.dataset.carrying = '';
    carry = { ids, clone, point, over: null, frame: 0, edgeSince: 0, told: 0 };
    does.lifted(ids);
    follow();
  };

  /** Once a frame: the picture in the hand, what is under it, and the edge that moves the wall. */
  const follow = () => {
    if (carry) {
      const { clientX, clientY } = carry.point;
      // First what is asked of the page, then what is written: the other way round it is laid out twice.
      pushAtEdge(carry);
      carry.over = does.over(carry.point, carry.ids);
      carry.clone.style.transform = `translate(${clientX - 40}px, ${clientY - 24}px)`;
      const now = performance.now();
      if (now - carry.told > TELL_MS) {
        carry.told = now;
        does.tell(carry.ids, carry.point);
      }
      carry.frame = requestAnimationFrame(follow);
    }
  };

  /** @param {NonNullable<typeof carry>} carried */
  const pushAtEdge = (carried) => {
    const { clientX, clientY } = carried.point;
    const room = does.room(carried.point);
    const dx = edge(clientX, room.left, room.right);
    const dy = edge(clientY, room.top, room.bottom);
    const now = performance.now();
    if (dx === 0 && dy === 0) {
      carried.edgeSince = 0;
    } else if (carried.edgeSince === 0) {
      carried.edgeSince = now;
    } else if (now - carried.edgeSince > EDGE_WAIT_MS) {
      does.push(carried.point, dx * EDGE_STEP, dy * EDGE_STEP);
    }
  };

  /** @param {PointerEvent} event */
  const up = (event) => {
    if (carry && (press === null || event.pointerId === press.pointer)) {
      const { ids } = carry;
      const over = does.over(event, ids);
      root.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => root.removeEventListener('click', swallow, true), 0);
      stop();
      does.drop(ids, event, over);
    } else {
      stop();
    }
  };

  const stop = () => {
    clearTimeout(press?.timer);
    press = null;
    if (carry) {
      const { ids, frame, clone } = carry;
      carry = null;
      cancelAnimationFrame(frame);
      clone.remove();
      delete root.dataset.carrying;
      does.ended(ids);
      does.tell(ids, null);
    }
  };

  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key === 'Escape' && carry) {
      event.preventDefault();
      event.stopPropagation();
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
  root.addEventListener('two-fingers', stop, true);
  root.addEventListener('touchmove', hold, { passive: false });
  document.addEventListener('keydown', key, true);
  return () => {
    stop();
    root.removeEventListener('pointerdown', down);
    root.removeEventListener('pointermove', move);
    root.removeEventListener('pointerup', up);
    root.removeEventListener('pointercancel', stop);
    root.removeEventListener('two-fingers', stop, true);
    root.removeEventListener('touchmove', hold);
    document.removeEventListener('keydown', key, true);
  };
};

/** -1, 0 or 1: beyond which edge. @param {number} at @param {number} from @param {number} to */
const edge = (at, from, to) => {
  if (at < from + EDGE_PX) {
    return -1;
  }
  return at > to - EDGE_PX ? 1 : 0;
};

/** What hangs on the hand: the note, as large as it is read, and how many come along. @param {HTMLElement} card @param {number} count */
const cloneOf = (card, count) => {
  const clone = document.createElement('div');
  clone.className = 'carried';
  const copy = /** @type {HTMLElement} */ (card.cloneNode(true));
  copy.removeAttribute('data-note');
  clone.append(copy);
  clone.setAttribute('aria-hidden', 'true');
  if (count > 1) {
    clone.dataset.count = String(count);
    const badge = document.createElement('span');
    badge.className = 'carried__count';
    badge.textContent = String(count);
    clone.append(badge);
  }
  document.body.append(clone);
  return clone;
};

/** The click that ends a drag chooses nothing. @param {Event} event */
const swallow = (event) => {
  event.stopPropagation();
  event.preventDefault();
};
