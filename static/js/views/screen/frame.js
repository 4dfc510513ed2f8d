/** What stands around every view of the screen: a heading with the clock, and the foot. */

import { digits, secondsLeft } from '../../lib/clock.js';
import { shownCode } from '../../lib/code.js';
import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { now } from '../../lib/tick.js';
import { pageWords } from './paging.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {{store: import("../../model/store.js").Store, code: string}} Ports */

const AMBER_S = 60;
const TURN_AMBER_S = 15;

/** @param {string} title @param {unknown} time @param {unknown} body */
export const framed = (title, time, body) =>
  html`<section class="screen__wall"><header class="screen__bar"><h1>${title}</h1>${time}</header>${body}</section>`;

/** The step's clock. @param {Snapshot} shown @param {Ports} ports */
export const time = ({ live }, { store }) => {
  const seconds = secondsLeft(live, now.value + store.offset.value);
  return seconds === null ? nothing : clock(seconds, live.paused, AMBER_S);
};

/** The clock of a turn. @param {Snapshot} shown @param {Ports} ports */
export const turnTime = ({ turn, live }, { store }) => {
  const seconds = secondsLeft(
    { ...live, paused: false, ends_at: turn.ends_at ?? null },
    now.value + store.offset.value,
  );
  return seconds === null ? nothing : clock(Math.min(seconds, turn.seconds ?? seconds), false, TURN_AMBER_S);
};

/** @param {number} seconds @param {boolean} paused @param {number} amberFrom */
const clock = (seconds, paused, amberFrom) =>
  html`<p class="screen__time" role="timer" data-amber=${seconds <= amberFrom && !paused}>${seconds <= 0 ? t("Time's up") : digits(Math.round(seconds))}${paused ? html` <span class="screen__paused">${t('Paused')}</span>` : nothing}</p>`;

/** @param {Snapshot} shown @param {string} view @param {Ports} ports */
export const foot = (shown, view, { store, code }) => {
  const fine = ['live', 'limited', 'connecting'].includes(store.line.value);
  return html`<footer class="screen__foot"><span>${view === 'join' ? nothing : html`${t('Join:')} ${location.host} <strong class="code">${shownCode(code)}</strong>`}</span>
    ${pageWords()}<span class="screen__session">${fine ? shown.session.title : html`${icon('wifi-off')} ${t('Reconnecting')}`}</span></footer>`;
};
