/** A word from the facilitator, to this person or to all: shown calmly, until it has been read. */

import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';

/** @typedef {import("../../model/store.js").Store} Store */

/** @param {Store} store */
export const noticesPart = (store) =>
  store.notices.value.map(
    (notice) => html`<div class="notice notice--said" data-notice=${notice.seq}>${icon('bell')}<div>
      <p><strong>${notice.to === 'all' ? t('The facilitator says to everyone:') : t('The facilitator says to you alone:')}</strong></p><p class="notice__words">${notice.text}</p>
      <div class="buttons"><button class="button button--small" type="button" @click=${() => read(store, notice.seq)}>${icon('check')}${t('Got it')}</button></div></div></div>`,
  );

/** @param {Store} store @param {number} seq */
const read = (store, seq) => {
  store.notices.value = store.notices.value.filter((notice) => notice.seq !== seq);
};
