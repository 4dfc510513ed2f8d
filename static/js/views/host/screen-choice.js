/** What the room's screen shows, always in sight and one choice away. */

import { fieldValue } from '../../lib/field.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { showScreen } from '../../model/commands-leading.js';
import { views } from '../screen-control.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

/** @param {Snapshot} shown @param {Ports} ports */
export const screenChoice = (shown, { act }) => {
  const view = shown.session.screen_view ?? 'auto';
  return html`<label class="screen-choice">${icon('monitor')}<span>${t('Screen')}</span><select class="input" @change=${(/** @type {Event} */ event) => act(showScreen(fieldValue(event)))}>${views(
    shown,
  ).map(
    ([key, label]) => html`<option value=${key} ?selected=${key === view}>${label}</option>`,
  )}</select></label>`;
};
