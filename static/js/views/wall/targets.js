/** Where carried notes would land: found under the hand or stepped to by keys, shown the same way, done the same way. */

import { markAt, slotAt } from '../../model/wall-layout.js';
import { PARKED } from './frame.js';

/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("../wall.js").Board} Board */
/**
 * @typedef {{kind: "theme", id: string, index: number, before: string | null}
 *   | {kind: "tray"} | {kind: "parked"} | {kind: "new", x: number, y: number, before: string | null}} Target
 */

/** @param {Board} board @param {{clientX: number, clientY: number}} point @param {readonly string[]} ids what is carried @returns {Target | null} */
export const targetAt = (board, point, ids) => {
  const under = document.elementFromPoint(point.clientX, point.clientY);
  const area = /** @type {HTMLElement | null} */ (under?.closest('[data-drop]') ?? null);
  if (!area || !board.root.contains(area)) {
    return null;
  }
  switch (area.dataset.drop) {
    case 'theme':
      return inTheme(board, area, point, ids);
    case 'tray':
      return { kind: 'tray' };
    case PARKED:
      return { kind: 'parked' };
    case 'new':
      return blankAt(board, point);
    default:
      return null;
  }
};

/** @param {Board} board @param {HTMLElement} area @param {{clientX: number, clientY: number}} point @param {readonly string[]} ids @returns {Target} */
const inTheme = (board, area, point, ids) => {
  const id = area.dataset.region ?? '';
  const region = board.stage.layout().regions.get(id);
  if (region && board.stage.on()) {
    return slotIn(board, id, slotAt(region, board.stage.pointAt(point)), ids);
  }
  const before = noteBehind(area, point, ids);
  const notes = (board.groups.themes.get(id) ?? []).map(({ note_id }) => note_id);
  return { kind: 'theme', id, index: before ? notes.indexOf(before) : notes.length, before };
};

/** @param {Board} board @param {string} id @param {number} index @param {readonly string[]} ids @returns {Target} */
export const slotIn = (board, id, index, ids) => {
  const notes = board.groups.themes.get(id) ?? [];
  const next = notes.slice(index).find(({ note_id }) => !ids.includes(note_id));
  return { kind: 'theme', id, index, before: next?.note_id ?? null };
};

/** Blank wall: a new theme there, in front of the one that comes next on the shelves. @param {Board} board @param {{clientX: number, clientY: number}} point @returns {Target} */
const blankAt = (board, point) => {
  const { x, y } = board.stage.pointAt(point);
  const next = [...board.stage.layout().regions].find(
    ([id, region]) => id !== PARKED && (region.y > y || (region.y + region.h > y && region.x > x)),
  );
  return { kind: 'new', x, y, before: next?.[0] ?? null };
};

/** In the page's flow: the note in front of which the point is; null is the end. @param {HTMLElement} area @param {{clientX: number, clientY: number}} point @param {readonly string[]} ids */
const noteBehind = (area, { clientX, clientY }, ids) => {
  for (const card of area.querySelectorAll('[data-note]')) {
    const id = /** @type {HTMLElement} */ (card).dataset.note ?? '';
    const box = card.getBoundingClientRect();
    if (
      !ids.includes(id) &&
      clientY < box.bottom &&
      (clientY < box.top || clientX < box.left + box.width / 2)
    ) {
      return id;
    }
  }
  return null;
};

/** Shows it: a border with words around the theme, a mark between two notes. @param {Board} board */
export const createShown = (board) => {
  /** @type {HTMLElement | null} */
  let area = null;
  const marker = /** @type {HTMLElement} */ (board.root.querySelector('.wall__marker'));

  /** @param {HTMLElement | null} next */
  const border = (next) => {
    if (next !== area) {
      area?.removeAttribute('data-over');
      next?.setAttribute('data-over', '');
      area = next;
    }
  };

  /** @param {Target | null} target */
  return (target) => {
    border(target && areaOf(board, target));
    const region = target?.kind === 'theme' ? board.stage.layout().regions.get(target.id) : undefined;
    marker.hidden = !region || !board.stage.on();
    if (region && target?.kind === 'theme') {
      const mark = markAt(region, target.index);
      marker.style.transform = `translate(${mark.x}px, ${mark.y}px)`;
    }
  };
};

/** @param {Board} board @param {Target} target @returns {HTMLElement | null} */
const areaOf = ({ root, frame }, target) => {
  switch (target.kind) {
    case 'theme':
      return root.querySelector(`[data-region="${CSS.escape(target.id)}"]`);
    case 'tray':
      return root.querySelector('.tray');
    case 'parked':
      return root.querySelector('.tray__park');
    default:
      return frame;
  }
};
