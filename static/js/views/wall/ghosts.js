/** Others' moves while they make them: a name and a count where their hand is. Shown, never kept; gone when they let go. */

import { tn } from '../../lib/i18n.js';

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("../wall.js").Board} Board */
/** @typedef {{person_id: string, note_ids: string[], x: number, y: number}} Move */

/** @param {Context} context @param {Board} board */
export const createGhosts = (context, { world, stage }) => {
  const layer = /** @type {HTMLElement} */ (world.querySelector('.wall__ghosts'));
  /** @type {Map<string, HTMLElement>} */
  const shown = new Map();

  /** @param {string} id */
  const ghostOf = (id) => {
    const known = shown.get(id);
    if (known) {
      return known;
    }
    const made = document.createElement('p');
    made.className = 'ghost';
    layer.append(made);
    shown.set(id, made);
    return made;
  };

  return {
    /** @param {readonly Move[]} moves */
    show: (moves) => {
      const me = context.ports.store.shown.peek()?.me.person_id;
      const others = moves.filter(({ person_id }) => person_id !== me);
      for (const [id, element] of shown) {
        if (!others.some(({ person_id }) => person_id === id)) {
          element.remove();
          shown.delete(id);
        }
      }
      for (const { person_id, note_ids, x, y } of others) {
        const ghost = ghostOf(person_id);
        ghost.textContent = tn('{name}: {n} note', '{name}: {n} notes', note_ids.length, {
          name: context.names.peek().get(person_id) ?? '',
        });
        ghost.style.transform = `translate(${x}px, ${y}px) scale(${Math.min(4, Math.max(1, 0.9 / stage.camera().z))})`;
      }
    },
  };
};
