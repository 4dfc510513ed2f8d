/**
 * The wall and the list: one set of elements, laid out as a bounded wall or in the page's flow. The standing parts are
 * a template; notes are elements of their own, dressed when something about them changes, and moved, not made anew.
 */

import { render } from '../lib/html.js';
import { lang } from '../lib/i18n.js';
import { stillness } from '../lib/preferences.js';
import { effect } from '../lib/signals.js';
import { grouped, narrowed } from '../model/grouped.js';
import { noteWords } from '../model/select.js';
import { layOut } from '../model/wall-layout.js';
import { byline } from './note.js';
import { undescribed } from './picture.js';
import { arrange, createCards } from './wall/cards.js';
import { createContext } from './wall/context.js';
import { createDoing } from './wall/doing.js';
import { frameView, PARKED } from './wall/frame.js';
import { createGhosts } from './wall/ghosts.js';
import { createHands } from './wall/hands.js';
import { createMinimap } from './wall/minimap.js';
import { createNear } from './wall/near.js';
import { createStage } from './wall/stage.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {import("../model/grouped.js").Grouped} Grouped */
/** @typedef {import("./wall/context.js").Ports} Ports */
/**
 * @typedef {object} Board what stands now, for the hands
 * @property {HTMLElement} root
 * @property {HTMLElement} frame
 * @property {HTMLElement} world
 * @property {ReturnType<typeof createCards>} cards
 * @property {import("./wall/stage.js").Stage} stage
 * @property {Grouped} groups
 * @property {Note[]} tray what of the tray is shown
 * @property {string[]} order every note that can be reached, as it is read
 */

/** Up to so many notes glide to their new places. */
const LIVELY = 300;

/** @param {Ports} ports @param {boolean | (() => boolean)} may whether this viewer moves notes */
export const createWall = (ports, may) => {
  const context = createContext(ports, typeof may === 'function' ? may : () => may);
  const { store } = ports;
  const root = document.createElement('div');
  root.className = 'board';
  const cards = createCards();
  const near = createNear(cards.setFull);
  /** @type {Board | null} */
  let board = null;
  /** @type {ReturnType<typeof createHands> | null} */
  let hands = null;
  let asked = false;
  const watch = new ResizeObserver(([entry]) => entry && board?.stage.measure(entry.contentRect));

  const update = () => {
    asked = false;
    if (store.shown.peek()) {
      const shown = context.now();
      const held = hands?.hold();
      const groups = grouped(shown);
      const tray = narrowed(groups.tray, context.narrowedTo.value ?? { what: 'all' }, context.sought.value);
      root.dataset.layout = context.layout.value;
      root.dataset.themes = String(Math.min(shown.themes.length, 2));
      root.dataset.tray = groups.tray.length > 0 ? 'full' : 'empty';
      root.dataset.tool = context.tool.value;
      root.dataset.lively = String(shown.notes.length <= LIVELY && !stillness());
      root.toggleAttribute('data-large', context.large.value && context.layout.value === 'wall');
      render(frameView(context, shown, groups, tray), root);
      const now = board ?? begin();
      Object.assign(now, { groups, tray, order: orderOf(shown, groups, tray) });
      dressAll(shown, now);
      fillLists(now);
      layAll(shown, now);
      showFormed(now);
      hands?.after(held);
    }
  };

  const soon = () => {
    if (!asked) {
      asked = true;
      if (document.visibilityState === 'visible') {
        requestAnimationFrame(update);
      } else {
        setTimeout(update);
      }
    }
  };

  /** Once, when the standing parts stand. @returns {Board} */
  const begin = () => {
    const frame = /** @type {HTMLElement} */ (root.querySelector('.wall'));
    const world = /** @type {HTMLElement} */ (root.querySelector('.wall__world'));
    const percent = /** @type {HTMLElement} */ (root.querySelector('[data-scale]'));
    const minimap = createMinimap(/** @type {HTMLElement} */ (root.querySelector('.minimap')), () => stage);
    const stage = createStage({
      frame,
      world,
      cards,
      near,
      keeps: (id) => context.chosen.peek().has(id) || hands?.stop() === id,
      moved: () => {
        // By hand: a zoom must not bring all notes up to date in every frame.
        const now = `${Math.round(stage.camera().z * 100)}%`;
        if (percent.textContent !== now) {
          percent.textContent = now;
        }
        minimap.look();
      },
    });
    const made = {
      root,
      frame,
      world,
      cards,
      stage,
      groups: grouped({ notes: [], themes: [] }),
      tray: [],
      order: [],
    };
    board = made;
    context.does = createDoing(context, made);
    hands = createHands(context, made);
    const ghosts = createGhosts(context, made);
    effect(() => ghosts.show(store.moving.value));
    watch.observe(frame);
    return made;
  };

  /** @param {Snapshot} shown @param {Board} now */
  const dressAll = (shown, { groups }) => {
    const names = context.names.peek();
    const bylineOf = bylines(shown);
    const speaks = lang();
    const byId = new Map(shown.notes.map((note) => [note.note_id, note]));
    const writing = store.editing.value;
    const moving = new Map(
      store.moving.value.flatMap(({ person_id, note_ids }) => note_ids.map((id) => [id, person_id])),
    );
    const [chosen, may, me] = [context.chosen.value, context.may(), shown.me.person_id];
    /** @param {string | undefined} id */
    const other = (id) => (id && id !== me ? (names.get(id) ?? '') : '');
    for (const note of shown.notes) {
      const id = note.note_id;
      const first = note.builds_on ? byId.get(note.builds_on) : undefined;
      cards.dress({
        note,
        by: bylineOf(note),
        chosen: chosen.has(id),
        full: cards.get(id)?.facts?.full ?? false,
        pile: groups.piles.get(id)?.length ?? 0,
        writer: other(writing[id]),
        mover: other(moving.get(id)),
        builds: first ? noteWords(first, undescribed('')) : '',
        may,
        lang: speaks,
      });
    }
    cards.prune(new Set(byId.keys()), ({ li }) => near.unwatch(li));
  };

  /** @param {Board} now */
  const fillLists = ({ world, groups, tray }) => {
    const flows = context.layout.value === 'list';
    for (const list of [root.querySelector('.tray'), ...world.children].flatMap(listsIn)) {
      const name = list.dataset.list ?? '';
      const items = notesOf(name, groups, tray).map(({ note_id }) => cards.card(note_id).li);
      arrange(list, items);
      for (const li of items) {
        if (flows || name === 'tray') {
          near.watch(li);
        } else {
          near.unwatch(li);
        }
      }
    }
  };

  /** @param {Board} now */
  const showFormed = ({ stage }) => {
    const region = stage.layout().regions.get(context.formed.id);
    if (region) {
      context.formed.id = '';
      stage.bring(region);
    }
  };

  /** @param {Snapshot} shown @param {Board} now */
  const layAll = (shown, { stage, groups, frame, world }) => {
    const shelves = [
      ...shown.themes.map(({ theme_id }) => ({
        id: theme_id,
        notes: idsOf(groups.themes.get(theme_id) ?? []),
      })),
      ...(groups.parked.length > 0 ? [{ id: PARKED, notes: idsOf(groups.parked) }] : []),
    ];
    const spots = groups.spots.map(({ note_id, x, y }) => ({ id: note_id, x: x ?? 0, y: y ?? 0 }));
    /** @type {Map<string, HTMLElement>} */
    const sections = new Map();
    for (const section of world.children) {
      const element = /** @type {HTMLElement} */ (section);
      if (element.dataset.region) {
        sections.set(element.dataset.region, element);
      }
    }
    const isWall = context.layout.value === 'wall';
    if (stage.on() !== isWall) {
      stage.turn(isWall);
      // Says how large the window is even if it is as large as the list was.
      watch.unobserve(frame);
      watch.observe(frame);
    }
    stage.lay(layOut(shelves, spots), sections);
  };

  effect(() => {
    store.editing.value;
    store.moving.value;
    context.layout.value;
    context.chosen.value;
    context.sought.value;
    context.narrowedTo.value;
    context.tool.value;
    context.large.value;
    context.steps.value;
    if (root.isConnected) {
      soon();
    }
  });

  return {
    forget: context.history.forget,
    /** The same element each time; what stands in it is brought up to date. @param {Snapshot} shown all, or what the step is about */
    view: (shown) => {
      context.give(shown);
      if (root.isConnected) {
        soon();
      } else {
        update();
      }
      return root;
    },
  };
};

/** Few people and groups wrote many notes: each line is made once. @param {Snapshot} shown @returns {(note: Note) => string} */
const bylines = (shown) => {
  /** @type {Map<string, string>} */
  const known = new Map();
  return (note) => {
    const key = `${note.author ?? ''}/${note.side ?? ''}/${note.group_id ?? ''}`;
    const line = known.get(key) ?? byline(note, shown);
    known.set(key, line);
    return line;
  };
};

/** It stands close to the front of a theme: found without looking through all notes. @param {Element | null} part @returns {HTMLElement[]} */
const listsIn = (part) => {
  const list = /** @type {HTMLElement | null} */ (part?.querySelector('[data-list]') ?? null);
  return list ? [list] : [];
};

/** @param {string} name @param {Grouped} groups @param {Note[]} tray @returns {Note[]} */
const notesOf = (name, groups, tray) => {
  switch (name) {
    case 'tray':
      return tray;
    case 'spots':
      return groups.spots;
    case PARKED:
      return groups.parked;
    default:
      return groups.themes.get(name) ?? [];
  }
};

/** @param {Snapshot} shown @param {Grouped} groups @param {Note[]} tray */
const orderOf = ({ themes }, groups, tray) => [
  ...idsOf(tray),
  ...themes.flatMap(({ theme_id }) => idsOf(groups.themes.get(theme_id) ?? [])),
  ...idsOf(groups.spots),
  ...idsOf(groups.parked),
];

/** @param {readonly Note[]} notes */
const idsOf = (notes) => notes.map(({ note_id }) => note_id);
