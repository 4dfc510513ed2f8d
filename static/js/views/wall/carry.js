/** Carrying notes by keys: the same places as under a hand, stepped to with arrows, put down with Enter, given up with Escape. */

import { t } from '../../lib/i18n.js';
import { say } from '../../lib/say.js';
import { slot } from '../../model/wall-layout.js';
import { slotIn } from './targets.js';

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("../wall.js").Board} Board */
/** @typedef {import("./targets.js").Target} Target */

/** @param {Context} context @param {Board} board @param {(target: Target | null) => void} show */
export const createCarry = (context, board, show) => {
  const { root, stage, cards } = board;
  /** @type {{ids: string[], stops: string[], at: number, index: number} | null} */
  let carried = null;

  /** Where one can stop: the tray, each theme that is open, a new one. @returns {string[]} */
  const stopsNow = () => {
    const { me, themes } = context.now();
    const open = themes.filter(({ locked }) => !locked || me.role === 'facilitator');
    return ['', ...open.map(({ theme_id }) => theme_id), NEW];
  };

  /** @returns {Target} */
  const target = () => {
    const { ids, stops, at, index } = /** @type {NonNullable<typeof carried>} */ (carried);
    const stop = stops[at] ?? '';
    if (stop === '') {
      return { kind: 'tray' };
    }
    return stop === NEW ? { kind: 'new', x: 0, y: 0, before: null } : slotIn(board, stop, index, ids);
  };

  const tell = () => {
    const here = target();
    show(here);
    if (here.kind === 'theme') {
      const region = stage.layout().regions.get(here.id);
      const title = context.now().themes.find(({ theme_id }) => theme_id === here.id)?.title ?? '';
      const all = (board.groups.themes.get(here.id)?.length ?? 0) + 1;
      if (region && stage.on()) {
        const card = slot(here.index, region.columns);
        stage.bring({ ...card, x: region.x + card.x, y: region.y + card.y });
      } else {
        root.querySelector(`[data-region="${CSS.escape(here.id)}"]`)?.scrollIntoView({ block: 'nearest' });
      }
      say(t('Over {theme}, place {n} of {all}', { theme: title, n: here.index + 1, all }));
    } else {
      say(here.kind === 'tray' ? t('Over the notes without a theme') : t('A new theme'));
    }
  };

  /** @param {string[]} ids @param {string} from */
  const start = (ids, from) => {
    if (ids.length === 0) {
      return;
    }
    const stops = stopsNow();
    const theme = context.now().notes.find(({ note_id }) => note_id === from)?.theme_id ?? '';
    const notes = board.groups.themes.get(theme) ?? [];
    const index = Math.max(
      0,
      notes.findIndex(({ note_id }) => note_id === from),
    );
    carried = { ids, stops, at: Math.max(0, stops.indexOf(theme)), index };
    root.dataset.carrying = 'keys';
    dim(true);
    say(
      t(
        'Carried. Arrows choose the place, Page Up and Page Down the theme, Enter puts it down, Escape gives up.',
      ),
    );
    show(target());
  };

  /** @param {boolean} on */
  const dim = (on) => {
    for (const id of carried?.ids ?? []) {
      cards.get(id)?.article.classList.toggle('note--dragged', on);
    }
  };

  const stop = () => {
    dim(false);
    carried = null;
    delete root.dataset.carrying;
    show(null);
  };

  /** @param {number} by stops */
  const go = (by) => {
    if (carried) {
      carried.at = Math.min(carried.stops.length - 1, Math.max(0, carried.at + by));
      carried.index = by < 0 ? lengthAt() : 0;
    }
  };

  const lengthAt = () => board.groups.themes.get(carried?.stops[carried.at] ?? '')?.length ?? 0;

  /** Over the edge of a theme lies the next one. @param {number} by places */
  const step = (by) => {
    if (carried) {
      const next = carried.index + by;
      if (next < 0 || next > lengthAt()) {
        go(Math.sign(by));
      } else {
        carried.index = next;
      }
    }
  };

  /** How many places up and down are. */
  const columns = () =>
    stage.on() ? (stage.layout().regions.get(carried?.stops[carried.at] ?? '')?.columns ?? 1) : 1;

  const giveUp = () => {
    stop();
    say(t('Given up: nothing was moved'));
  };

  /** @type {Record<string, () => void>} */
  const places = {
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    ArrowDown: () => step(columns()),
    ArrowUp: () => step(-columns()),
    PageDown: () => go(1),
    PageUp: () => go(-1),
  };
  /** @type {Record<string, string>} */
  const wide = { ArrowRight: 'PageDown', ArrowDown: 'PageDown', ArrowLeft: 'PageUp', ArrowUp: 'PageUp' };
  /** @type {Record<string, () => void>} */
  const ends = { Enter: () => putDown(), ' ': () => putDown(), Escape: giveUp, Tab: giveUp };

  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (carried) {
      const name = (event.ctrlKey && wide[event.key]) || event.key;
      if (places[name]) {
        places[name]();
        tell();
      } else {
        ends[name]?.();
      }
      if (name !== 'Tab') {
        event.preventDefault();
        event.stopPropagation();
      }
    }
  };

  const putDown = () => {
    const here = target();
    const { ids } = /** @type {NonNullable<typeof carried>} */ (carried);
    stop();
    if (here.kind === 'new') {
      /** @type {import("./doing.js").Doing} */ (context.does).newTheme(
        context.now().notes.filter(({ note_id }) => ids.includes(note_id)),
      );
    } else {
      /** @type {import("./doing.js").Doing} */ (context.does).drop(ids, here);
    }
  };

  root.addEventListener('keydown', key, true);
  root.addEventListener('pointerdown', () => carried && stop(), true);
  return { start };
};

const NEW = ' new';
