/** One note, large, with what lies on it: for reading, and for taking a pile apart. */

import { ask } from '../../lib/dialog.js';
import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { unpile } from '../move.js';
import { noteCard } from '../note.js';
import { alike } from './card.js';

/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("../wall.js").Board} Board */

/** @param {Note} note @param {Context} context @param {Board} board @param {(anchor: HTMLElement) => void} menu @param {import("../move.js").Hands} hands */
export const openNote = async (note, context, board, menu, hands) => {
  const under = board.groups.piles.get(note.note_id) ?? [];
  const shown = context.now();
  const may = context.may();
  const answer = await ask(
    under.length > 0 ? t('A pile of notes') : t('Note'),
    (close) => html`<div class="opened">${noteCard(note, shown)}</div>
      ${under.length > 0 ? html`<h3>${alike(under.length)}</h3><ul class="notes">${under.map((other) => html`<li>${noteCard(other, shown, { tools: may ? [{ label: t('Take it off'), icon: 'x', words: true, run: () => close([other]) }] : [] })}</li>`)}</ul>` : nothing}
      ${
        may
          ? html`<div class="buttons"><button class="button button--primary" type="button" @click=${() => close('menu')}>${icon('folder')}${t('Move to...')}</button>
        ${under.length > 0 ? html`<button class="button" type="button" @click=${() => close(under)}>${icon('layers')}${t('Take the pile apart')}</button>` : nothing}</div>`
          : nothing
      }`,
    { wide: under.length > 0 },
  );
  const card = board.cards.get(note.note_id)?.article;
  if (answer === 'menu' && card) {
    menu(card);
  } else if (Array.isArray(answer)) {
    unpile(answer, hands);
  }
};
