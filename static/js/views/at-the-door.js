/** What stands before somebody who waits to be let in. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { waitAtDoor } from '../model/at-the-door.js';

export { waitAtDoor };

/** @param {string} name @param {() => void} leave */
export const waitingView = (name, leave) => html`<section class="panel" aria-labelledby="at-the-door">
  <h2 id="at-the-door" tabindex="-1">${t('You are at the door, {name}.', { name })}</h2>
  <p role="status">${t('The facilitator lets people in one by one and sees that you are here.')}</p>
  <p class="hint">${t('Stay on this page: it goes on by itself.')}</p>
  <div class="buttons"><button class="button button--small" type="button" @click=${leave}>${t('Do not wait')}</button></div></section>`;

/** What to say to whom is not let in. */
export const turnedAway = () =>
  t('The facilitator has not let you in. If that is a mistake, tell them, then try again.');
