/** The parts of a participant's page that its first step can do without. */

import { part, warm } from '../../lib/part.js';
import { discardNote } from '../../model/commands.js';
import { handing } from '../chrome.js';

export const badging = part(() => import('./draw-badge.js'));
export const marking = part(() => import('./mark.js'));
export const presenting = part(() => import('./present.js'));
export const turning = part(() => import('./my-turn.js'));
export const proposing = part(() => import('../proposals.js'));
export const sorting = part(() => import('../themes-part.js'));
export const counting = part(() => import('../results.js'));
export const thanking = part(() => import('./thanks.js'));
export const editing = part(() => import('../edit-note.js'));
export const phoning = part(() => import('../pad-phone.js'));
const hinting = part(() => import('../private-hint.js'));
export const drawing = part(() => import('../../input/ink-pad.js'));

/** Most notes hold neither an at sign nor six digits: then no hint is asked for. @param {import("../../types.d.ts").Command} note @param {(command: import("../../types.d.ts").Command) => unknown} act */
export const heed = ({ text = '', note_id }, act) =>
  /@|(\d\D?){6}/.test(text) &&
  hinting.come().then(
    ({ hintAt }) => hintAt(text, () => act(discardNote(note_id))),
    () => {},
  );

/** What the next steps will ask for: the page has it before, also if the line is down by then. */
export const warmParts = () =>
  warm([
    badging,
    drawing,
    phoning,
    editing,
    sorting,
    proposing,
    marking,
    presenting,
    turning,
    counting,
    thanking,
    handing,
  ]);
