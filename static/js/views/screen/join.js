/** How to come in: the code and its picture, as large as they go. */

import { shownCode } from '../../lib/code.js';
import { html } from '../../lib/html.js';
import { t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { participants } from '../../model/select.js';

/** @param {import("../../types.d.ts").Snapshot} shown @param {import("./frame.js").Ports} ports */
export const joinView = (
  shown,
  { code },
) => html`<section class="screen__join"><div><h1>${shown.session.title}</h1>
  <p class="screen__how">${t('Go to')}</p><p class="screen__address">${location.host}</p>
  <p class="screen__how">${t('and type the code')}</p><p class="screen__code">${shownCode(code)}</p>
  <p class="screen__count">${icon('users')}${tn('{n} person is in', '{n} people are in', participants(shown).length)}</p></div>
  <img class="screen__qr" src=${`/s/${code}/qr.svg`} alt=${t('QR code of the link to join')}></section>`;
