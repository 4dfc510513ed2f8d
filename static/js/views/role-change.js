/** Whose role has changed is told so in words, with the one way to where they belong now. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {{code: string, seat: string}} Ports */

/** On a participant's page: somebody who leads the session now, or only looks on. @param {Snapshot} shown @param {Ports} ports */
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

/** On the cockpit: somebody who does not lead the session any more. @param {Snapshot} shown @param {Ports} ports */
export const notLeading = ({ me, session }, { code, seat }) => {
  const page = seat === 'host' ? `/s/${code}/host/step` : `/s/${code}/${seat}`;
  return html`<main class="page" id="main" tabindex="-1"><h1>${t('You do not lead this session any more')}</h1>
    <p class="lead">${t('{session} goes on. What you did as its facilitator stays, and so do your notes.', { session: session.title })}</p>
    <p>${me.role === 'observer' ? t('You can look on from here.') : t('You take part now, as everyone does.')}</p>
    <div class="buttons"><a class="button button--primary" href=${page}>${icon('arrow-right')}${t('Go on to your page')}</a></div></main>`;
};
