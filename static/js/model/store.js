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

export const createStore = () => {
  const confirmed = signal(/** @type {Snapshot | null} */ (null));
  const outbox = signal(/** @type {readonly Entry[]} */ ([]));
  const line = signal(/** @type {Line} */ ('connecting'));
  const trouble = signal(/** @type {Trouble} */ (null));
  const presence = signal(/** @type {Presence} */ ({}));
  const refusals = signal(/** @type {readonly import("../types.d.ts").Refusal[]} */ ([]));
  const discarded = signal(/** @type {readonly import("../types.d.ts").Note[]} */ ([]));
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
      if (confirmed.value) {
        confirmed.value = fold(confirmed.value, frame);
      }
    },
    /** @param {Presence} change */
    meet: (change) => {
      presence.value = { ...presence.value, ...change };
    },
  };
};

/** @typedef {ReturnType<typeof createStore>} Store */
