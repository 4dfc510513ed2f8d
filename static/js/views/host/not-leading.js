/** What the cockpit says to somebody who does not lead the session any more. */

import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {{code: string, seat: string}} Ports */

/** @param {Snapshot} shown @param {Ports} ports */
export const notLeading = ({ me, session }, { code, seat }) => {
  const page = seat === 'host' ? `/s/${code}/host/step` : `/s/${code}/${seat}`;
  return html`<main class="page" id="main" tabindex="-1"><h1>${t('You do not lead this session any more')}</h1>
    <p class="lead">${t('{session} goes on. What you did as its facilitator stays, and so do your notes.', { session: session.title })}</p>
    <p>${me.role === 'observer' ? t('You can look on from here.') : t('You take part now, as everyone does.')}</p>
    <div class="buttons"><a class="button button--primary" href=${page}>${icon('arrow-right')}${t('Go on to your page')}</a></div></main>`;
};
