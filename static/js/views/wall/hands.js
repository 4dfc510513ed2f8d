/** The wall in the hand: mouse, finger, pen and keys lead to what the wall does; whatever moves, the focus stays with its note. */

import { holdCamera } from '../../input/camera-hand.js';
import { dragNotes } from '../../input/drag.js';
import { roveNotes } from '../../input/roving.js';
import { frameOf, inFrame, stretch } from '../../model/spatial.js';
import { createCarry } from './carry.js';
import { boardKey, noteKey } from './keys.js';
import { nextNote } from './neighbours.js';
import { createShown, targetAt } from './targets.js';

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("../wall.js").Board} Board */
/** @typedef {import("./doing.js").Doing} Doing */

/** @param {Context} context @param {Board} board */
export const createHands = (context, board) => {
  const { root, frame, stage, cards } = board;
  const does = /** @type {Doing} */ (context.does);
  const show = createShown(board);
  const { chosen } = context;
  let last = '';

  /** @param {string} id */
  const choose = (id) => {
    const next = new Set(chosen.peek());
    if (!next.delete(id)) {
      next.add(id);
    }
    last = id;
    chosen.value = next;
  };

  /** From the one chosen last up to this one. @param {string} id */
  const chooseTo = (id) => {
    chosen.value = new Set([...chosen.peek(), ...stretch(board.order, last || id, id)]);
    last = id;
  };

  /** What a menu or a drag on this note takes along. @param {string} id */
  const notesAt = (id) => {
    const all = chosen.peek();
    const ids = all.has(id) ? new Set(board.order.filter((other) => all.has(other))) : new Set([id]);
    return context.now().notes.filter(({ note_id }) => ids.has(note_id));
  };
  const carry = createCarry(context, board, show);

  /** @param {readonly string[]} ids @param {boolean} on */
  const dim = (ids, on) => {
    for (const id of ids) {
      cards.get(id)?.article.classList.toggle('note--dragged', on);
    }
  };

  dragNotes(root, {
    carries: (id) => (context.may() ? does.hands.free(notesAt(id)).map(({ note_id }) => note_id) : []),
    over: (point, ids) => {
      const target = targetAt(board, point, ids);
      show(target);
      return target;
    },
    drop: (ids, _, target) => does.drop(ids, target),
    lifted: (ids) => dim(ids, true),
    ended: (ids) => {
      dim(ids, false);
      show(null);
    },
    tell: (ids, point) =>
      context.ports.presence?.({
        drag: point && { note_ids: ids.slice(0, 20), ...rounded(stage.pointAt(point)) },
      }),
    push: (point, dx, dy) => {
      if (stage.on() && inside(frame, point)) {
        stage.pan(-dx, -dy);
      } else {
        scrollerOf(point)?.scrollBy(0, dy);
      }
    },
    room: (point) =>
      stage.on() && inside(frame, point)
        ? frame.getBoundingClientRect()
        : { left: 0, top: 0, right: innerWidth, bottom: innerHeight },
  });

  const lasso = /** @type {HTMLElement} */ (root.querySelector('.wall__lasso'));
  holdCamera(frame, {
    ...stage,
    carrying: () => 'carrying' in root.dataset,
    framing: () => context.may() && context.tool.peek() === 'choose',
    frame: (from, to) => {
      const box = frame.getBoundingClientRect();
      const drawn = frameOf({ x: from.clientX, y: from.clientY }, { x: to.clientX, y: to.clientY });
      lasso.hidden = !context.may();
      lasso.style.transform = `translate(${drawn.x - box.left}px, ${drawn.y - box.top}px)`;
      lasso.style.width = `${drawn.w}px`;
      lasso.style.height = `${drawn.h}px`;
    },
    framed: (from, to) => {
      lasso.hidden = true;
      if (to && context.may()) {
        const found = inFrame(stage.layout().cards, frameOf(stage.pointAt(from), stage.pointAt(to)));
        does.choose([...new Set([...chosen.peek(), ...found])]);
      }
    },
    blank: does.chooseNone,
  });

  const roving = roveNotes(root, {
    card: (id) => cards.get(id)?.article,
    next: (id, event) => nextNote(board, id, event),
    show: (id) => {
      cards.setFull(id, true);
      stage.showNote(id);
      return stage.on() && stage.layout().cards.has(id);
    },
    key: (id, event) =>
      noteKey(event, {
        id,
        note: context.now().notes.find(({ note_id }) => note_id === id),
        may: context.may(),
        does,
        choose,
        chooseTo,
        carry: () =>
          carry.start(
            does.hands.free(notesAt(id)).map(({ note_id }) => note_id),
            id,
          ),
        menu: () => does.moveMenu(/** @type {HTMLElement} */ (cards.get(id)?.article), notesAt(id)),
        board,
      }),
    arrived: (id) => {
      if (cards.setFull(id, true)) {
        roving.keep(board.order);
      }
      if (stage.on() && cards.get(id)?.article.matches(':focus-visible')) {
        stage.showNote(id);
      }
    },
  });

  root.addEventListener('keydown', (event) => {
    if (!event.defaultPrevented && boardKey(event, { does, may: context.may() })) {
      event.preventDefault();
    }
  });

  root.addEventListener('click', (event) => {
    const from = /** @type {HTMLElement} */ (event.target);
    const card = /** @type {HTMLElement | null} */ (from.closest('[data-note]'));
    const id = card?.dataset.note;
    if (!card || !id) {
      return;
    }
    const button = /** @type {HTMLElement | null} */ (from.closest('button'));
    if (button) {
      pressed(button, id);
    } else if (context.may()) {
      if (event.shiftKey) {
        chooseTo(id);
      } else {
        choose(id);
      }
    }
  });

  root.addEventListener('dblclick', (event) => {
    const card = /** @type {HTMLElement | null} */ (
      /** @type {HTMLElement} */ (event.target).closest('[data-note]')
    );
    if (card?.dataset.note && !(/** @type {HTMLElement} */ (event.target).closest('button'))) {
      does.open(card.dataset.note);
    }
  });

  /** @param {HTMLElement} button @param {string} id */
  const pressed = (button, id) => {
    switch (button.dataset.does) {
      case 'choose':
        choose(id);
        break;
      case 'menu':
        does.moveMenu(button, notesAt(id));
        break;
      case 'pile':
        does.open(id);
        break;
    }
  };

  return {
    stop: () => roving.stop(),
    /** Before notes are moved about: which of them has the focus. */
    hold: () => {
      const at = /** @type {HTMLElement | null} */ (document.activeElement);
      const id = /** @type {HTMLElement | null} */ (at?.closest('[data-note]') ?? null)?.dataset.note;
      return id && root.contains(at) ? { id, does: at?.dataset.does ?? '', order: board.order } : null;
    },
    /** After it: the focus is with the note still, or with the next one if it has gone. @param {{id: string, does: string, order: string[]} | null | undefined} held */
    after: (held) => {
      if (held && document.activeElement === document.body) {
        const id = cards.get(held.id) ? held.id : nextOf(held.order, held.id, board.order);
        const card = id ? cards.get(id)?.article : undefined;
        const again = /** @type {HTMLElement | null} */ (
          card?.querySelector(`[data-does="${held.does}"]`) ?? card ?? null
        );
        again?.focus({ preventScroll: true });
        if (id) {
          stage.showNote(id);
        }
      }
      roving.keep(board.order);
    },
  };
};

/** Who stands where the one that left stood. @param {readonly string[]} before @param {string} id @param {readonly string[]} now */
const nextOf = (before, id, now) => {
  const there = new Set(now);
  const at = before.indexOf(id);
  return (
    [...before.slice(at + 1), ...before.slice(0, at).reverse()].find((other) => there.has(other)) ?? null
  );
};

/** @param {{x: number, y: number}} point */
const rounded = ({ x, y }) => ({ x: Math.round(x), y: Math.round(y) });

/** @param {HTMLElement} element @param {{clientX: number, clientY: number}} point */
const inside = (element, { clientX, clientY }) => {
  const box = element.getBoundingClientRect();
  return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
};

/** The tray if the hand is over it, else the page. @param {{clientX: number, clientY: number}} point */
const scrollerOf = ({ clientX, clientY }) => {
  const tray = document.elementFromPoint(clientX, clientY)?.closest('.tray .notes');
  return tray && tray.scrollHeight > tray.clientHeight ? tray : document.scrollingElement;
};
