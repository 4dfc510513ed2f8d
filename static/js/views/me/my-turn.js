/** One's own turn: one's notes side by side, a press shows one on every screen, and Finish hands over. */

import { html, nothing, repeat } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { once } from '../../lib/once.js';
import { say } from '../../lib/say.js';
import { nextTurn, showSpotlight } from '../../model/commands-leading.js';
import { noteWords } from '../../model/select.js';
import { carried } from '../../model/targets.js';
import { undescribed } from '../note.js';
import { isPictured, picture } from '../picture.js';
import { comesOn } from '../turn-words.js';
import { turnClock } from './turn-clock.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("../step.js").Ports} Ports */

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
export const myTurn = (shown, phase, ports) => {
  const notes = notesToShow(shown, phase);
  return html`<section class="my-turn" aria-labelledby="my-turn"><header class="my-turn__head"><h2 id="my-turn">${icon('hand')}${shown.turn.unit === 'group' ? t("It is your group's turn") : t("It's your turn")}</h2>${turnClock(shown, ports.store)}</header>
    ${notes.length > 0 ? html`<p>${t('Everyone sees what you choose here. Say what it means to you.')}</p>` : html`<p>${t('You have no note here, and that is fine: simply say what you think.')}</p>`}
    <ul class="my-turn__notes" data-few=${notes.length < 3}>${repeat(
      notes,
      ({ note_id }) => note_id,
      (note, index) => thumb(note, index, notes.length, note.note_id === shown.turn.spotlight, ports),
    )}</ul></section>`;
};

/** Next note and Finish, for the bar that stays in sight. @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
export const turnButtons = (shown, phase, ports) => {
  const notes = notesToShow(shown, phase);
  const at = notes.findIndex(({ note_id }) => note_id === shown.turn.spotlight);
  const following = notes[at + 1];
  return html`<div class="dock__turn">
    ${following ? html`<button class="button button--primary" type="button" @click=${() => show(following, at + 2, notes.length, ports)}>${icon('arrow-right')}${at < 0 ? t('Show my first note') : t('Next note')}</button>` : nothing}
    <button class=${following ? 'button' : 'button button--primary'} type="button" @click=${once(() => ports.act(nextTurn()))}>${icon('check')}${t('Finish')}</button>
    ${comesOn(shown) ? html`<span class="hint">${t('Then: {name}', { name: comesOn(shown) })}</span>` : nothing}</div>`;
};

/** @param {Note} note @param {number} index @param {number} all @param {boolean} on @param {Ports} ports */
const thumb = (
  note,
  index,
  all,
  on,
  ports,
) => html`<li><button class="thumb" type="button" aria-pressed=${on} data-colour=${note.colour} @click=${() => show(note, index + 1, all, ports)}>
  ${isPictured(note) ? html`<span class="thumb__sketch" aria-hidden="true">${picture(note, { named: false })}</span>` : nothing}
  <span class="thumb__words">${noteWords(note, undescribed(''))}</span>
  <span class="thumb__state">${on ? html`${icon('presentation')}${t('On every screen')}` : html`${icon('eye')}${t('Show')}`}</span></button></li>`;

/** @param {Note} note @param {number} n @param {number} all @param {Ports} ports */
const show = (note, n, all, { act }) => {
  act(showSpotlight(note.note_id));
  say(t('Note {n} of {all} is on every screen', { n, all }));
};

/** Note ids by turn, in the order in which they were first seen. @type {Map<string, string[]>} */
const orders = new Map();

/**
 * What can be shown in this turn. Showing a note gives it a new place among all notes; here it keeps its own, so
 * that nothing moves under the presenter's hand.
 * @param {Snapshot} shown @param {Phase} phase
 */
const notesToShow = (shown, { phase_id, switches: { source = 'new' } }) => {
  const { notes, turn, presented } = shown;
  const about = carried(shown, source.replace('phase:', ''));
  const found = notes.filter(
    (note) =>
      (turn.unit === 'group' ? note.group_id === turn.current : note.mine) &&
      (!source.startsWith('phase:') || about.has(note.phase_id)),
  );
  const key = `${phase_id}/${turn.current}`;
  const known = orders.get(key) ?? [];
  const fresh = found.filter(({ note_id }) => !known.includes(note_id));
  const shownFirst = [...fresh].sort(
    (a, b) => Number(presented.includes(b.note_id)) - Number(presented.includes(a.note_id)),
  );
  const order = [...known, ...shownFirst.map(({ note_id }) => note_id)];
  orders.set(key, order);
  return found.sort((a, b) => order.indexOf(a.note_id) - order.indexOf(b.note_id));
};
