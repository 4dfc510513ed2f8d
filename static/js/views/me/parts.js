/** The parts of a participant's page that its first step can do without. */

import { part, warm } from '../../lib/part.js';
import { handing } from '../chrome.js';

export const marking = part(() => import('./mark.js'));
export const presenting = part(() => import('./present.js'));
export const turning = part(() => import('./my-turn.js'));
export const proposing = part(() => import('../proposals.js'));
export const sorting = part(() => import('../themes-part.js'));
export const counting = part(() => import('../results.js'));
export const thanking = part(() => import('./thanks.js'));
export const editing = part(() => import('../edit-note.js'));
export const phoning = part(() => import('../pad-phone.js'));
export const hinting = part(() => import('../private-hint.js'));
export const drawing = part(() => import('../../input/ink-pad.js'));

/** What the next steps will ask for: the page has it before, also if the line is down by then. */
export const warmParts = () =>
  warm([
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
