/** Facilitators are told in good time that a session is about to go, and keep it for longer with one press. */

import { html, nothing } from '../../lib/html.js';
import { longDate, t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { effect, signal } from '../../lib/signals.js';
import { toast } from '../../lib/toast.js';
import { keepSession } from '../../model/commands-leading.js';
import { keptWords, oneMore } from '../kept-words.js';

/** @typedef {import("../../net/retention.js").Kept} Kept */
/** @typedef {import("../../model/store.js").Store} Store */

/** A page may stay open for days. */
const AGAIN_MS = 3_600_000;

/**
 * @param {{store: Store, retention: import("../../net/retention.js").RetentionCalls, act: (command: import("../../types.d.ts").Command) => unknown, code: string, seat: string}} ports
 */
export const createKept = ({ store, retention, act, code, seat }) => {
  const kept = signal(/** @type {Kept | null} */ (null));
  let pressed = false;
  let asked = -1;

  const ask = async () => {
    const now = await retention.kept().catch(() => null);
    if (now) {
      kept.value = now;
    }
    if (now && pressed && !now.soon) {
      pressed = false;
      toast(t('Kept until {date}.', { date: longDate(now.at) }));
    }
  };

  const leads = () => store.confirmed.value?.me.role === 'facilitator';

  effect(() => {
    const seq = store.confirmed.value?.seq ?? -1;
    // Whatever happens in a session puts its end off: only what is about to go is asked for again.
    if (leads() && (asked < 0 || (seq > asked && kept.peek()?.soon))) {
      asked = seq;
      void ask();
    }
  });
  setInterval(() => leads() && void ask(), AGAIN_MS);

  const longer = () => {
    pressed = true;
    act(keepSession(oneMore(/** @type {Kept} */ (kept.peek()))));
  };

  /** @param {import("../../types.d.ts").Snapshot} shown */
  const view = ({ session: { rehearsal } }) =>
    kept.value?.soon && !rehearsal
      ? html`<section class="notice notice--warning" aria-label=${t('How long it is kept')}>${icon('calendar')}<div><p>${keptWords(kept.value, Date.now() + store.offset.value)}</p>
        <div class="buttons"><button class="button button--small" type="button" @click=${longer}>${icon('timer')}${tn('Keep it for {n} more day', 'Keep it for {n} more days', oneMore(kept.value))}</button>
        <a class="button button--small button--quiet" href=${`/s/${code}/${seat}/proposals`}>${icon('download')}${t('Proposals and downloads')}</a></div></div></section>`
      : nothing;

  return { view };
};
