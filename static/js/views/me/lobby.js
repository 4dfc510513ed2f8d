/** The lobby: one is in; a badge, a private answer and one's side while the others come. */

import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { chooseSide } from '../../model/commands.js';
import { meIn, takesPart } from '../../model/select.js';
import { badgePart } from './badge.js';
import { pulsePart } from './pulse.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../step.js").Ports} Ports */

/** @param {Snapshot} shown @param {Ports} ports */
export const lobby = (shown, ports) => {
  const me = meIn(shown);
  const host = shown.people.find(({ role, removed }) => role === 'facilitator' && !removed);
  return html`<section class="panel waiting">${takesPart(shown) ? html`<h2 class="waiting__in">${icon('check')} ${t("You're in, {name}.", { name: shown.me.name })}</h2>` : nothing}
    <p>${host?.name ? t('{name} will start the session.', { name: host.name }) : t('The facilitator will start the session.')} ${t('This page moves on by itself: nothing to press.')}</p></section>
    ${me && takesPart(shown) ? whileWaiting(shown, me, ports) : nothing}`;
};

/** @param {Snapshot} shown @param {import("../../types.d.ts").Person} me @param {Ports} ports */
const whileWaiting = (shown, me, ports) => {
  const { asks_side, sides = [] } = shown.session.settings;
  return html`<section class="panel" aria-labelledby="meanwhile"><h2 id="meanwhile" class="waiting__plan">${t('While you wait, if you like')}</h2>
    ${asks_side && sides.length > 0 && !me.side ? sidesPart(sides, ports) : nothing}
    ${badgePart(me, ports)}${pulsePart(shown, 'drawing_before', ports)}</section>`;
};

/** @param {string[]} sides @param {Ports} ports */
const sidesPart = (sides, { act }) =>
  html`<fieldset class="choices choices--row"><legend>${t('Which team are you from?')}</legend>${sides.map(
    (side) =>
      html`<label class="choice"><input type="radio" name="side" value=${side} @change=${() => act(chooseSide(side))}><span>${side}</span></label>`,
  )}</fieldset>`;
