/** Putting notes into themes: one menu, one way back, whether by drag or by button. */

import { askText } from '../lib/dialog.js';
import { t, tn } from '../lib/i18n.js';
import { openMenu } from '../lib/menu.js';
import { toast } from '../lib/toast.js';
import { fileNotes, formTheme, parkNote } from '../model/commands.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {{act: (command: import("../types.d.ts").Command) => void, moved?: () => void}} Ports */

/** @param {HTMLElement} anchor @param {Snapshot} shown @param {readonly Note[]} notes @param {Ports} ports */
export const moveMenu = (anchor, shown, notes, ports) => {
  const here = notes.length === 1 ? notes[0]?.theme_id : undefined;
  const allParked = notes.every((note) => note.parked);
  openMenu(anchor, tn('Move this note to', 'Move {n} notes to', notes.length), [
    ...shown.themes.map((theme) => ({
      label: theme.title,
      icon: theme.locked ? 'lock' : 'folder',
      disabled: theme.theme_id === here || (theme.locked && shown.me.role !== 'facilitator'),
      run: () => moveTo(shown, notes, { themeId: theme.theme_id }, ports),
    })),
    { label: t('A new theme...'), icon: 'folder-plus', run: () => void newTheme(notes, ports) },
    null,
    {
      label: t('Out of its theme'),
      icon: 'undo-2',
      disabled: notes.every((note) => note.theme_id === null && !note.parked),
      run: () => moveTo(shown, notes, { themeId: null }, ports),
    },
    ...(shown.me.role === 'facilitator'
      ? [
          {
            label: allParked ? t('Take back in') : t('Park'),
            icon: 'archive',
            run: () => park(notes, !allParked, ports),
          },
        ]
      : []),
  ]);
};

/** @param {Snapshot} shown @param {readonly Note[]} notes @param {{themeId: string | null, before?: string | null}} where @param {Ports} ports */
export const moveTo = (shown, notes, { themeId, before }, ports) => {
  const back = groupsOf(notes);
  ports.act(fileNotes(ids(notes), themeId, before ?? undefined));
  ports.moved?.();
  const title = shown.themes.find((theme) => theme.theme_id === themeId)?.title;
  toast(title ? t('Moved to {theme}', { theme: title }) : t('Moved out of the themes'), {
    undo: () => {
      for (const [theme, group] of back) {
        ports.act(fileNotes(group, theme));
      }
    },
  });
};

/** @param {readonly Note[]} notes @param {Ports} ports @returns {Promise<void>} */
export const newTheme = async (notes, ports) => {
  const title = await askText({
    title: t('A new theme'),
    label: t('Name of the theme'),
    hint: t('Three to seven words say most.'),
    action: t('Make the theme'),
  });
  if (title) {
    ports.act(formTheme(title, ids(notes)));
    ports.moved?.();
    toast(t('New theme: {theme}', { theme: title }));
  }
};

/** @param {readonly Note[]} notes @param {boolean} parked @param {Ports} ports */
export const park = (notes, parked, ports) => {
  for (const note of notes) {
    ports.act(parkNote(note.note_id, parked));
  }
  ports.moved?.();
  toast(parked ? t('Parked: kept out of the themes, never lost') : t('Taken back in'), {
    undo: () => park(notes, !parked, ports),
  });
};

/** @param {readonly Note[]} notes */
const ids = (notes) => notes.map((note) => note.note_id);

/** Where each note was, so that undo puts it back. @param {readonly Note[]} notes @returns {Array<[string | null, string[]]>} */
const groupsOf = (notes) => {
  const themes = [...new Set(notes.map((note) => note.theme_id))];
  return themes.map((theme) => [theme, ids(notes.filter((note) => note.theme_id === theme))]);
};
