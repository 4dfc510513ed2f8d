/** The step's clock: time left by the server, amber near the end, pause, and a minute more or less. */

import { digits, secondsLeft } from '../../lib/clock.js';
import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { now } from '../../lib/tick.js';
import { extendPhase, pausePhase } from '../../model/commands-leading.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

const AMBER_S = 120;

/** @param {Snapshot} shown @param {Ports} ports */
export const stepClock = (shown, { store, act }) => {
  const { live } = shown;
  const seconds = leftOf(live, now.value + store.offset.value);
  if (!live.phase_id) {
    return nothing;
  }
  if (seconds === null) {
    return html`<p class="now__time now__time--none">${t('No clock')}</p>
      <div class="buttons"><button class="button button--small" type="button" @click=${() => act(extendPhase(300))}>${icon('timer')}${t('Give 5 minutes')}</button></div>`;
  }
  return html`<p class="now__time" role="timer" data-state=${stateOf(seconds)}>${digits(Math.round(seconds))}<span class="now__unit">${unit(live.paused, seconds)}</span></p>
    <div class="buttons">
      <button class="button button--small" type="button" aria-label=${t('{n} min less', { n: 1 })} @click=${() => act(extendPhase(-60))}>${icon('minus')}${t('{n} min', { n: 1 })}</button>
      <button class="button button--small" type="button" @click=${() => act(pausePhase(!live.paused))}>${icon(live.paused ? 'play' : 'pause')}${live.paused ? t('Go on') : t('Pause')}</button>
      <button class="button button--small" type="button" aria-label=${t('{n} min more', { n: 1 })} @click=${() => act(extendPhase(60))}>${icon('plus')}${t('{n} min', { n: 1 })}</button></div>`;
};

/** A second hand that ticks late must not show more than there ever was. @param {import("../../types.d.ts").Live} live @param {number} at */
const leftOf = (live, at) => {
  const seconds = secondsLeft(live, at);
  const whole =
    live.ends_at && live.opened_at ? (Date.parse(live.ends_at) - Date.parse(live.opened_at)) / 1000 : null;
  return seconds === null || whole === null ? seconds : Math.min(seconds, Math.ceil(whole));
};

/** @param {number} seconds */
const stateOf = (seconds) => {
  if (seconds <= 0) {
    return 'over';
  }
  return seconds <= AMBER_S ? 'amber' : 'plenty';
};

/** @param {boolean} paused @param {number} seconds */
const unit = (paused, seconds) => {
  if (paused) {
    return t('Paused');
  }
  return seconds <= 0 ? t('over time') : t('left');
};
