/** What can be done with a note or a theme on the facilitator's wall. */

import { confirm } from '../lib/dialog.js';
import { t } from '../lib/i18n.js';
import { openMenu } from '../lib/menu.js';
import { toast } from '../lib/toast.js';
import { dissolveTheme, hideNote, lockTheme, mergeTheme, moveTheme } from '../model/commands.js';
import { moveMenu } from './move.js';
import { rename } from './themes-part.js';
import { openTrail } from './trail.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {import("../types.d.ts").Theme} Theme */
/** @typedef {{act: (command: import("../types.d.ts").Command) => unknown, propose?: (themeId: string) => void, moved?: () => void}} Ports */

/** @param {HTMLElement} anchor @param {Snapshot} shown @param {readonly Note[]} notes @param {Ports} ports */
export const noteMenu = (anchor, shown, notes, ports) => {
  const hidden = notes.every((note) => note.hidden);
  if (shown.me.role !== 'facilitator') {
    moveMenu(anchor, shown, notes, ports);
    return;
  }
  openMenu(anchor, t('This note'), [
    { label: t('Move to...'), icon: 'folder', run: () => moveMenu(anchor, shown, notes, ports) },
    {
      label: hidden ? t('Show it again') : t('Hide it from everyone'),
      icon: hidden ? 'eye' : 'eye-off',
      run: () => hide(notes, !hidden, ports),
    },
    {
      label: t('Where it comes from, and what became of it'),
      icon: 'link',
      disabled: notes.length !== 1,
      run: () => void openTrail(shown, notes[0]?.note_id ?? ''),
    },
  ]);
};

/** @param {readonly Note[]} notes @param {boolean} hidden @param {Ports} ports */
const hide = (notes, hidden, { act }) => {
  for (const note of notes) {
    act(hideNote(note.note_id, hidden));
  }
  toast(hidden ? t('Hidden: only its author and facilitators see it now') : t('Everyone sees it again'));
};

/** @param {HTMLElement} anchor @param {Snapshot} shown @param {Theme} theme @param {Ports} ports */
export const themeMenu = (anchor, shown, theme, ports) => {
  const at = shown.themes.findIndex(({ theme_id }) => theme_id === theme.theme_id);
  const { act } = ports;
  openMenu(anchor, theme.title, [
    { label: t('Rename'), icon: 'pencil', run: () => void rename(theme, ports) },
    ...(ports.propose
      ? [
          {
            label: t('Write a proposal from it'),
            icon: 'file-text',
            run: () => ports.propose?.(theme.theme_id),
          },
        ]
      : []),
    {
      label: theme.locked ? t('Unlock') : t('Lock'),
      icon: theme.locked ? 'lock-open' : 'lock',
      run: () => act(lockTheme(theme.theme_id, !theme.locked)),
    },
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
      run: () => mergeMenu(anchor, shown, theme, ports),
    },
    { label: t('Dissolve'), icon: 'x', danger: true, run: () => void dissolve(theme, ports) },
  ]);
};

/** @param {HTMLElement} anchor @param {Snapshot} shown @param {Theme} theme @param {Ports} ports */
const mergeMenu = (anchor, shown, theme, { act }) =>
  openMenu(
    anchor,
    t('Put {theme} into', { theme: theme.title }),
    shown.themes
      .filter(({ theme_id }) => theme_id !== theme.theme_id)
      .map(({ theme_id, title }) => ({
        label: title,
        icon: 'folder',
        run: () => act(mergeTheme(theme.theme_id, theme_id)),
      })),
  );

/** @param {Theme} theme @param {Ports} ports */
const dissolve = async (theme, { act }) => {
  const sure = await confirm({
    title: t('Dissolve this theme?'),
    text: t('{theme} goes. Its notes stay and are in no theme again.', { theme: theme.title }),
    action: t('Dissolve'),
    danger: true,
  });
  if (sure) {
    act(dissolveTheme(theme.theme_id));
  }
};
