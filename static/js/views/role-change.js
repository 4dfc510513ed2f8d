/** Whose role has changed is told so in words, with the one way to where they belong now: on a participant's page. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {{code: string, seat: string}} Ports */

/** Somebody who leads the session now, or only looks on. @param {Snapshot} shown @param {Ports} ports */
export const roleNotice = ({ me, session }, { code, seat }) => {
  if (me.role === 'facilitator') {
    const page = seat === 'host' ? `/s/${code}/host` : `/s/${code}/${seat}/cockpit`;
    return html`<div class="notice notice--success role-change">${icon('presentation')}<div><p>${t('You lead this session now, together with the other facilitators.')}</p>
      <div class="buttons"><a class="button button--primary" href=${page}>${t("Open the facilitator's page")}</a></div></div></div>`;
  }
  return me.role === 'observer' && session.state !== 'closed'
    ? html`<p class="notice role-change">${icon('eye')}<span>${t('You look on now: you see what everyone sees, and change nothing. What you made stays.')}</span></p>`
    : nothing;
};
