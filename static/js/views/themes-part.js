/** The step of sorting as a participant has it: the wall or the list, with everything to move where `who` allows it. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { columnsOffer } from './columns-offer.js';
import { takeBack } from './take-back.js';
import { createWall } from './wall.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../net/session.js").Session} Session */

/** @type {{wall: ReturnType<typeof createWall>, session: object} | null} */
let made = null;
let mayNow = false;

/** @param {Snapshot} shown @param {Session} ports @param {boolean} may whether this person moves notes */
export const themesPart = (shown, ports, may) => {
  mayNow = may;
  if (made?.session !== ports) {
    made = { wall: createWall(portsOf(ports), () => mayNow), session: ports };
  }
  return html`
    ${may ? html`<p class="promise">${icon('move')}<span>${t('You can put notes into themes: press the button on a note, or drag it. Nothing is lost, everything can be moved back.')}</span></p>` : nothing}
    ${may ? columnsOffer(shown, ports) : nothing}
    ${made.wall.view(shown)}`;
};

/** @param {Session} session */
const portsOf = (session) => ({
  ...session,
  undo: (/** @type {readonly import("../types.d.ts").Command[]} */ step) => void takeBack(session, step),
});
