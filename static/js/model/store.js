/** What the views follow: the confirmed snapshot, what is under way, and how the line is. */

import { batch, computed, signal } from '../lib/signals.js';
import { fold, inOrder } from './evolve.js';
import { predict } from './predict.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Frame} Frame */
/** @typedef {import("../types.d.ts").Presence} Presence */
/** @typedef {import("./outbox.js").Entry} Entry */
/** @typedef {"connecting" | "live" | "reconnecting" | "lost"} Line */
/** @typedef {{code: string, message: string} | null} Trouble */
/** @typedef {{seq: number, to: string, text: string}} Notice */

export const createStore = () => {
  const confirmed = signal(/** @type {Snapshot | null} */ (null));
  const outbox = signal(/** @type {readonly Entry[]} */ ([]));
  const line = signal(/** @type {Line} */ ('connecting'));
  const trouble = signal(/** @type {Trouble} */ (null));
  const presence = signal(/** @type {Presence} */ ({}));
  const refusals = signal(/** @type {readonly import("../types.d.ts").Refusal[]} */ ([]));
  const discarded = signal(/** @type {readonly import("../types.d.ts").Note[]} */ ([]));
  const notices = signal(/** @type {readonly Notice[]} */ ([]));
  const offset = signal(0);
  const shown = computed(() => {
    const snapshot = confirmed.value;
    return snapshot && predict(snapshot, outbox.value);
  });

  return {
    confirmed,
    /** The snapshot with one's own commands under way put in. */
    shown,
    outbox,
    line,
    /** Why this page cannot go on: no key, removed, closed. */
    trouble,
    presence,
    refusals,
    /** One's own notes taken away on this page, so that they can be brought back. */
    discarded,
    /** What facilitators said to this person or to all, until it is read. */
    notices,
    /** The server's clock minus this device's, in milliseconds. */
    offset,
    /** @param {Snapshot} snapshot @param {number} now */
    load: (snapshot, now) =>
      batch(() => {
        confirmed.value = inOrder(snapshot);
        presence.value = snapshot.presence ?? {};
        offset.value = Date.parse(snapshot.server_time) - now;
      }),
    /** @param {Frame} frame */
    apply: (frame) => {
      const before = confirmed.value;
      if (before) {
        const said = frame.events.filter(({ type, seq }) => type === 'notice.sent' && seq > before.seq);
        batch(() => {
          confirmed.value = fold(before, frame);
          if (said.length > 0) {
            notices.value = [...notices.value, ...said.map(noticeOf)];
          }
        });
      }
    },
    /** @param {Presence} change */
    meet: (change) => {
      presence.value = { ...presence.value, ...change };
    },
  };
};

/** @param {import("../types.d.ts").WireEvent} event @returns {Notice} */
const noticeOf = ({ seq, data }) => ({ seq, to: data.to, text: data.text });

/** @typedef {ReturnType<typeof createStore>} Store */
