/** What can be done with notes or a theme on the wall, for those who do not drag: the same, by choosing from a menu. */

import { confirm } from '../lib/dialog.js';
import { t, tn } from '../lib/i18n.js';
import { openMenu } from '../lib/menu.js';
import { toast } from '../lib/toast.js';
import { dissolveTheme, hideNote, lockTheme, mergeTheme, moveTheme } from '../model/commands-arranging.js';
import { moveTo, newTheme, park, pile, placeAt, rename, unpile } from './move.js';
import { openTrail } from './trail.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {import("../types.d.ts").Theme} Theme */
/** @typedef {import("./move.js").Hands} Hands */
/** @typedef {import("../lib/menu.js").Item} Item */
/** @typedef {{hands: Hands, propose?: ((themeId: string) => void) | undefined, open: (noteId: string) => void, free: () => {x: number, y: number}, pileOf: (noteId: string) => Note[]}} Ports */

/** Where these notes can go, then what else there is. @param {HTMLElement} anchor @param {Snapshot} shown @param {readonly Note[]} notes @param {Ports} ports */
export const noteMenu = (anchor, shown, notes, ports) => {
  const here = notes.length === 1 ? notes[0]?.theme_id : undefined;
  const { hands } = ports;
  openMenu(anchor, tn('Move this note to', 'Move {n} notes to', notes.length), [
    ...shown.themes.map((theme) => ({
      label: theme.title,
      icon: theme.locked ? 'lock' : 'folder',
      disabled: theme.theme_id === here || (theme.locked && shown.me.role !== 'facilitator'),
      run: () => moveTo(shown, notes, { themeId: theme.theme_id }, hands),
    })),
    { label: t('A new theme...'), icon: 'folder-plus', run: () => void newTheme(shown, notes, hands) },
    null,
    ...elsewhere(notes, ports, shown),
    ...piling(notes, ports),
    ...looking(shown, notes, ports),
  ]);
};

/** @param {readonly Note[]} notes @param {Ports} ports @param {Snapshot} shown @returns {Item[]} */
const elsewhere = (notes, { hands, free }, shown) => {
  const parked = notes.every((note) => note.parked);
  return [
    {
      label: t('Out of its theme'),
      icon: 'undo-2',
      disabled: notes.every((note) => note.theme_id === null && !note.parked && typeof note.x !== 'number'),
      run: () => moveTo(shown, notes, { themeId: null }, hands),
    },
    {
      label: t('On the wall, without a theme'),
      icon: 'layout-grid',
      run: () => placeAt(notes, free(), hands),
    },
    {
      label: parked ? t('Take back in') : t('Park'),
      icon: 'archive',
      run: () => park(notes, !parked, hands),
    },
  ];
};

/** @param {readonly Note[]} notes @param {Ports} ports @returns {Item[]} */
const piling = (notes, { hands, open, pileOf }) => {
  const [first] = notes;
  const under = notes.length === 1 && first ? pileOf(first.note_id) : [];
  if (notes.length > 1) {
    return [{ label: t('They say the same: one pile'), icon: 'layers', run: () => pile(notes, hands) }];
  }
  return under.length > 0 && first
    ? [
        { label: t('Open the pile'), icon: 'layers', run: () => open(first.note_id) },
        { label: t('Take the pile apart'), icon: 'layers', run: () => unpile(under, hands) },
      ]
    : [];
};

/** @param {Snapshot} shown @param {readonly Note[]} notes @param {Ports} ports @returns {Item[]} */
const looking = (shown, notes, { hands, open }) => {
  const [first] = notes;
  const one = notes.length === 1 && first;
  const hidden = notes.every((note) => note.hidden);
  return [
    ...(one ? [{ label: t('Open'), icon: 'maximize', run: () => open(first.note_id) }] : []),
    ...(shown.me.role === 'facilitator'
      ? [
          {
            label: hidden ? t('Show it again') : t('Hide it from everyone'),
            icon: hidden ? 'eye' : 'eye-off',
            run: () => hide(notes, !hidden, hands),
          },
        ]
      : []),
    ...(one
      ? [
          {
            label: t('Where it comes from, and what became of it'),
            icon: 'link',
            run: () => void openTrail(shown, first.note_id),
          },
        ]
      : []),
  ];
};

/** @param {readonly Note[]} notes @param {boolean} hidden @param {Hands} hands */
const hide = (notes, hidden, hands) => {
  const step = hands.do(...notes.map(({ note_id }) => hideNote(note_id, hidden)));
  toast(hidden ? t('Hidden: only its author and facilitators see it now') : inSight(notes), {
    undo: () => hands.takeBack(step),
  });
};

/** What facilitators hid before it was shown still waits for that. @param {readonly Note[]} notes */
const inSight = (notes) =>
  notes.some(({ see }) => see) ? t('Not hidden any more') : t('Everyone sees it again');

/** @param {HTMLElement} anchor @param {Snapshot} shown @param {Theme} theme @param {Ports} ports */
export const themeMenu = (anchor, shown, theme, { hands, propose }) => {
  const at = shown.themes.findIndex(({ theme_id }) => theme_id === theme.theme_id);
  const act = hands.do;
  const steers = shown.me.role === 'facilitator';
  openMenu(anchor, theme.title, [
    { label: t('Rename'), icon: 'pencil', run: () => void rename(theme, { act }) },
    ...(propose
      ? [{ label: t('Write a proposal from it'), icon: 'file-text', run: () => propose(theme.theme_id) }]
      : []),
    ...(steers
      ? [
          {
            label: theme.locked ? t('Unlock') : t('Lock'),
            icon: theme.locked ? 'lock-open' : 'lock',
            run: () => act(lockTheme(theme.theme_id, !theme.locked)),
          },
        ]
      : []),
    null,
    {
      label: t('Move earlier'),
      icon: 'arrow-left',
      disabled: at <= 0,
      run: () => act(moveTheme(theme.theme_id, shown.themes[at - 1]?.theme_id ?? null)),
    },
    {
      label: t('Move later'),
      icon: 'arrow-right',
      disabled: at >= shown.themes.length - 1,
      run: () => act(moveTheme(theme.theme_id, shown.themes[at + 2]?.theme_id ?? null)),
    },
    {
      label: t('Merge into...'),
      icon: 'layers',
      disabled: shown.themes.length < 2,
      run: () => mergeMenu(anchor, shown, theme, hands),
    },
    { label: t('Dissolve'), icon: 'x', danger: true, run: () => void dissolve(theme, hands) },
  ]);
};

/** @param {HTMLElement} anchor @param {Snapshot} shown @param {Theme} theme @param {Hands} hands */
const mergeMenu = (anchor, shown, theme, hands) =>
  openMenu(
    anchor,
    t('Put {theme} into', { theme: theme.title }),
    shown.themes
      .filter(({ theme_id }) => theme_id !== theme.theme_id)
      .map(({ theme_id, title }) => ({
        label: title,
        icon: 'folder',
        run: () => {
          const step = hands.do(mergeTheme(theme.theme_id, theme_id));
          toast(t('Moved to {theme}', { theme: title }), { undo: () => hands.takeBack(step) });
        },
      })),
  );

/** @param {Theme} theme @param {Hands} hands */
const dissolve = async (theme, hands) => {
  const sure = await confirm({
    title: t('Dissolve this theme?'),
    text: t('{theme} goes. Its notes stay and are in no theme again.', { theme: theme.title }),
    action: t('Dissolve'),
    danger: true,
  });
  if (sure) {
    hands.do(dissolveTheme(theme.theme_id));
  }
};
