/** What the wall's buttons, menus, keys and drops do. */

import { t, tn } from '../../lib/i18n.js';
import { chooseLayout } from '../../lib/layout-choice.js';
import { openMenu } from '../../lib/menu.js';
import { say } from '../../lib/say.js';
import { toast } from '../../lib/toast.js';
import { CARD } from '../../model/card.js';
import { placeNotes } from '../../model/commands-arranging.js';
import { inRows, narrowed } from '../../model/grouped.js';
import { belowThemes, blockColumns } from '../../model/wall-layout.js';
import { openHelp } from '../foot.js';
import { moveTo, newTheme, park, pile, placeAt } from '../move.js';
import { noteMenu, themeMenu } from '../wall-menus.js';
import { choicesOf } from './choices.js';
import { openNote } from './open-note.js';

/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("../wall.js").Board} Board */
/** @typedef {import("./targets.js").Target} Target */

const CLOSER = 1.25;
/** One press of an arrow looks so far, as a share of the window. */
const LOOK = 0.4;
const NUDGE = 24;

/** @param {Context} context @param {Board} board */
export const createDoing = (context, board) => {
  const { chosen, history, now, ports } = context;
  const { stage } = board;

  const chooseNone = () => {
    if (chosen.peek().size > 0) {
      chosen.value = new Set();
    }
  };

  /** @type {import("../move.js").Hands} */
  const hands = {
    do: history.do,
    takeBack: history.takeBack,
    free: (notes) => freeOf(notes, context),
    moved: chooseNone,
    formed: (themeId) => {
      context.formed.id = themeId;
    },
  };

  const menuPorts = {
    hands,
    propose: ports.propose,
    /** @param {string} id */
    open: (id) => open(id),
    free: () => belowThemes(stage.layout()),
    /** @param {string} id @returns {Note[]} */
    pileOf: (id) => board.groups.piles.get(id) ?? [],
  };

  /** @param {readonly string[]} ids */
  const choose = (ids) => {
    chosen.value = new Set(ids);
    say(tn('{n} note chosen', '{n} notes chosen', ids.length));
  };

  /** @param {string} id */
  const open = (id) => {
    const note = now().notes.find(({ note_id }) => note_id === id);
    if (note) {
      void openNote(note, context, board, (anchor) => noteMenu(anchor, now(), [note], menuPorts), hands);
    }
  };

  /** @param {HTMLElement} anchor */
  const chooseMenu = (anchor) => {
    const { tray, groups } = board;
    openMenu(anchor, t('Choose notes'), [
      {
        label: t('All that have no theme yet'),
        icon: 'check',
        disabled: groups.tray.length === 0,
        run: () => choose(idsOf(groups.tray)),
      },
      ...(tray.length < groups.tray.length
        ? [
            {
              label: t('The {n} that were found', { n: tray.length }),
              icon: 'search',
              run: () => choose(idsOf(tray)),
            },
          ]
        : []),
      null,
      ...choicesOf(now(), groups.tray)
        .slice(1)
        .map((choice) => ({
          label: choice.label,
          icon: 'check',
          run: () => choose(idsOf(narrowed(groups.tray, choice, ''))),
        })),
      { label: t('None'), icon: 'x', disabled: chosen.peek().size === 0, run: chooseNone },
    ]);
  };

  /** Loose notes into a neat block where they lie: one step, and nothing else moves. */
  const tidy = () => {
    const notes = inRows(board.groups.spots, CARD.h);
    const spot = belowThemes(stage.layout());
    placeAt(notes, spot, hands, blockColumns(notes.length));
  };

  /** @param {readonly string[]} ids @param {Target | null} target */
  const drop = (ids, target) => {
    const notes = now().notes.filter(({ note_id }) => ids.includes(note_id));
    switch (target?.kind) {
      case 'theme':
        if (!staysPut(board, ids, target)) {
          moveTo(now(), notes, { themeId: target.id, before: target.before }, hands);
        }
        break;
      case 'tray':
        if (notes.some(({ note_id }) => !board.groups.tray.some((note) => note.note_id === note_id))) {
          moveTo(now(), notes, { themeId: null }, hands);
        }
        break;
      case 'parked':
        park(notes, true, hands);
        break;
      case 'new':
        dropOnBlank(notes, target);
        break;
    }
  };

  /** A loose note that only changes its spot asks no question. @param {readonly Note[]} notes @param {{x: number, y: number, before: string | null}} spot */
  const dropOnBlank = (notes, { x, y, before }) => {
    const at = { x: x - CARD.w / 2, y: y - CARD.h / 4 };
    if (notes.every(({ note_id }) => board.groups.spots.some((spot) => spot.note_id === note_id))) {
      placeAt(notes, at, hands, notes.length > 1 ? blockColumns(notes.length) : undefined);
    } else {
      void newTheme(now(), notes, hands, { spot: at, before });
    }
  };

  return {
    layOutAs: chooseLayout,
    /** @param {string} themeId */
    jump: (themeId) => {
      const region = stage.layout().regions.get(themeId);
      const title = /** @type {HTMLElement | null} */ (
        board.root.querySelector(`#wall-theme-${CSS.escape(themeId)}`)
      );
      if (stage.on() && region) {
        stage.show(region);
        stage.settle();
      } else {
        title?.scrollIntoView({ block: 'start' });
      }
      title?.focus({ preventScroll: true });
    },
    chooseMenu,
    switchTool: () => {
      context.tool.value = context.tool.peek() === 'choose' ? 'hand' : 'choose';
      say(
        context.tool.peek() === 'choose'
          ? t('Draw a frame around notes to choose them')
          : t('Frame put away'),
      );
    },
    tidy,
    back: () => {
      if (!history.back()) {
        say(t('Nothing to take back'));
      }
    },
    again: () => {
      history.again();
    },
    help: openHelp,
    enlarge: () => {
      context.large.value = !context.large.peek();
    },
    /** @param {any} choice */
    narrow: (choice) => {
      context.narrowedTo.value = choice ?? null;
    },
    /** @param {HTMLElement} anchor @param {import("../../types.d.ts").Theme} theme */
    themeMenu: (anchor, theme) => themeMenu(anchor, now(), theme, menuPorts),
    /** @param {HTMLElement} anchor @param {readonly Note[]} notes */
    moveMenu: (anchor, notes) => noteMenu(anchor, now(), notes, menuPorts),
    /** @param {readonly Note[]} notes */
    newTheme: (notes) => void newTheme(now(), notes, hands),
    /** @param {readonly Note[]} notes */
    pile: (notes) => pile(notes, hands),
    /** @param {readonly Note[]} notes */
    park: (notes) => park(notes, true, hands),
    chooseNone,
    choose,
    open,
    drop,
    hands,
    smaller: () => stage.zoom(1 / CLOSER),
    larger: () => stage.zoom(CLOSER),
    real: () => stage.real(),
    fit: () => stage.fit(),
    /** @param {number} x @param {number} y */
    look: (x, y) => stage.pan(x * stage.size().w * LOOK, y * stage.size().h * LOOK),
    /** A loose note a little this way. @param {Note} note @param {number} dx @param {number} dy */
    nudge: (note, dx, dy) => history.do(...placeNudged(note, dx, dy)),
  };
};

/** @typedef {ReturnType<typeof createDoing>} Doing */

/** @param {Note} note @param {number} dx @param {number} dy */
const placeNudged = (note, dx, dy) => [
  placeNotes([note.note_id], (note.x ?? 0) + dx * NUDGE, (note.y ?? 0) + dy * NUDGE),
];

/** What nobody else is writing; says what stays, and why. @param {readonly Note[]} notes @param {Context} context @returns {Note[]} */
const freeOf = (notes, { ports, names, now }) => {
  const writing = ports.store.editing.peek();
  const me = now().me.person_id;
  const held = notes.filter(({ note_id }) => writing[note_id] && writing[note_id] !== me);
  const [first] = held;
  if (first) {
    toast(
      t('{name} is still writing a note: it stays where it is.', {
        name: names.peek().get(writing[first.note_id] ?? '') ?? '',
      }),
    );
  }
  return notes.filter((note) => !held.includes(note));
};

/** Dropped where it was. @param {Board} board @param {readonly string[]} ids @param {{id: string, before: string | null}} target */
const staysPut = ({ groups }, ids, { id, before }) => {
  const notes = idsOf(groups.themes.get(id) ?? []);
  const at = notes.indexOf(ids[0] ?? '');
  return ids.length === 1 && at >= 0 && (notes[at + 1] ?? null) === before;
};

/** @param {readonly Note[]} notes */
const idsOf = (notes) => notes.map(({ note_id }) => note_id);
