/** Leaving on this device: the seat is given back and what was kept here goes; what one made stays in the session. */

import { forgetSeat } from '../lib/been-here.js';
import { ask } from '../lib/dialog.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { toast } from '../lib/toast.js';

/** @typedef {Pick<import("../net/session.js").Session, 'store' | 'leave'> & {code: string, seat: string}} Ports */

/** @param {Ports} ports */
export const askLeave = async (ports) => {
  if (ports.store.outbox.peek().some(({ state }) => state !== 'landed')) {
    toast(t('Something of yours is not saved yet. Leave once the page says Saved.'));
    return;
  }
  const sure = await ask(
    t('Leave the session on this device?'),
    (
      close,
    ) => html`<div class="text"><p>${t('What you made stays in the session. Drafts that you have not posted are removed from this device.')}</p>
      <p>${t('To come back as the same person you need your own link, or the facilitator.')}</p></div>
      <div class="buttons"><button class="button button--primary" type="button" @click=${() => close(true)}>${t('Leave the session')}</button>
      <button class="button" type="button" @click=${() => close(null)}>${t('Stay')}</button></div>`,
  );
  if (sure) {
    await goOut(ports);
  }
};

/** @param {Ports} ports */
const goOut = async ({ code, seat, store, leave }) => {
  try {
    await leave();
  } catch {
    toast(t('You have not left: the server cannot be reached. Try again soon.'));
    return;
  }
  clean(`${code}.${store.confirmed.peek()?.me.person_id ?? seat}`, `wishwall.me.${code}.${seat}`);
  forgetSeat(code);
  location.replace('/');
};

/** @param {string} owner the session and the person @param {string} me the name under which this device knows who that is */
const clean = (owner, me) => {
  try {
    const all = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
    for (const key of all.filter(
      (one) => one === me || (one.startsWith('wishwall.') && `${one}.`.includes(`.${owner}.`)),
    )) {
      localStorage.removeItem(key);
    }
  } catch {
    // Without storage nothing was kept.
  }
};
