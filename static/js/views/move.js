/** Putting notes where they belong: one way for drags, menus and keys, one way back, and nothing under somebody's pen. */

import { ask, askText, textForm } from '../lib/dialog.js';
import { t, tn } from '../lib/i18n.js';
import { toast } from '../lib/toast.js';
import {
  fileNotes,
  formTheme,
  moveTheme,
  nameTheme,
  parkNote,
  placeNotes,
  stackNotes,
  unstackNotes,
} from '../model/commands-arranging.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {import("../types.d.ts").Theme} Theme */
/** @typedef {import("../types.d.ts").Command} Command */
/**
 * @typedef {object} Hands
 * @property {(...commands: Command[]) => readonly Command[]} do one step, to be taken back as one
 * @property {(step: readonly Command[]) => void} takeBack
 * @property {(notes: readonly Note[]) => Note[]} free without those that somebody is writing just now; says so
 * @property {(ids: readonly string[]) => void} moved
 * @property {(themeId: string) => void} formed
 */

/** @param {Snapshot} shown @param {readonly Note[]} notes @param {{themeId: string | null, before?: string | null}} where @param {Hands} hands */
export const moveTo = (shown, notes, { themeId, before }, hands) => {
  const title = shown.themes.find((theme) => theme.theme_id === themeId)?.title;
  done(
    notes,
    (ids) => [fileNotes(ids, themeId, before ?? undefined)],
    title ? t('Moved to {theme}', { theme: title }) : t('Moved out of the themes'),
    hands,
  );
};

/**
 * Asks for a name first. Where there is a spot, the notes can also just stay there.
 * @param {Snapshot} shown @param {readonly Note[]} notes @param {Hands} hands
 * @param {{spot?: {x: number, y: number}, before?: string | null}} [where] the theme that it stands in front of
 */
export const newTheme = async (shown, notes, hands, { spot, before = null } = {}) => {
  const answer = await askTheme(spot !== undefined);
  if (answer === PLACE && spot) {
    placeAt(notes, spot, hands);
  } else if (typeof answer === 'string') {
    const there = shown.themes.some(({ theme_id }) => theme_id === before);
    done(
      notes,
      (ids) => {
        const form = formTheme(answer, ids);
        hands.formed(form.theme_id);
        return there ? [form, moveTheme(form.theme_id, before)] : [form];
      },
      t('New theme: {theme}', { theme: answer }),
      hands,
    );
  }
};

const PLACE = Symbol('place');

/** @param {boolean} canPlace @returns {Promise<string | typeof PLACE | null>} */
const askTheme = (canPlace) =>
  ask(t('A new theme'), (close) =>
    textForm(
      {
        label: t('Name of the theme'),
        hint: t('Three to seven words say most.'),
        action: t('Make the theme'),
      },
      close,
      canPlace ? { label: t('Leave it here, without a theme'), answer: PLACE } : undefined,
    ),
  );

/** @param {Theme} theme @param {{act: (command: Command) => unknown}} ports */
export const rename = async (theme, { act }) => {
  const title = await askText({
    title: t('Rename the theme'),
    label: t('Name of the theme'),
    hint: t('Three to seven words say most.'),
    value: theme.title,
    action: t('Save'),
  });
  if (title && title !== theme.title) {
    act(nameTheme(theme.theme_id, title));
  }
};

/** @param {readonly Note[]} notes @param {{x: number, y: number}} spot @param {Hands} hands @param {number} [columns] as a block of so many */
export const placeAt = (notes, { x, y }, hands, columns) =>
  done(
    notes,
    (ids) => [placeNotes(ids, Math.round(x), Math.round(y), columns)],
    t('Laid on the wall, without a theme'),
    hands,
  );

/** @param {readonly Note[]} notes @param {boolean} parked @param {Hands} hands */
export const park = (notes, parked, hands) =>
  done(
    notes,
    (ids) => ids.map((id) => parkNote(id, parked)),
    parked ? t('Parked: kept out of the themes, never lost') : t('Taken back in'),
    hands,
  );

/** Notes that say the same, onto the first of them. @param {readonly Note[]} notes @param {Hands} hands */
export const pile = (notes, hands) => {
  const free = hands.free(notes);
  const [top, ...rest] = free;
  if (top && rest.length > 0) {
    finish(
      hands.do(
        stackNotes(
          rest.map(({ note_id }) => note_id),
          top.note_id,
        ),
      ),
      [top.note_id],
      tn('One pile: {n} note', 'One pile: {n} notes', free.length),
      hands,
    );
  }
};

/** @param {readonly Note[]} notes those that lie on another one @param {Hands} hands */
export const unpile = (notes, hands) =>
  done(notes, (ids) => [unstackNotes(ids)], t('Taken off the pile'), hands);

/** @param {readonly Note[]} notes @param {(ids: string[]) => Command[]} commands @param {string} said @param {Hands} hands */
const done = (notes, commands, said, hands) => {
  const ids = hands.free(notes).map(({ note_id }) => note_id);
  if (ids.length > 0) {
    finish(hands.do(...commands(ids)), ids, said, hands);
  }
};

/** @param {readonly Command[]} step @param {readonly string[]} ids @param {string} said @param {Hands} hands */
const finish = (step, ids, said, hands) => {
  hands.moved(ids);
  toast(said, { undo: () => hands.takeBack(step) });
};
