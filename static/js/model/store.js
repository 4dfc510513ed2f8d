/** What the views follow: the confirmed snapshot, what is under way, and how the line is. */

import { batch, computed, signal } from '../lib/signals.js';
import { fold, inOrder } from './evolve.js';
import { predict } from './predict.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Frame} Frame */
/** @typedef {import("../types.d.ts").Presence} Presence */
/** @typedef {import("./outbox.js").Entry} Entry */
/** @typedef {"connecting" | "live" | "limited" | "restarting" | "reconnecting" | "lost"} Line */
/** @typedef {{code: string, message: string} | null} Trouble */
/** @typedef {{seq: number, to: string, text: string}} Notice */

export const createStore = () => {
  const confirmed = signal(/** @type {Snapshot | null} */ (null));
  const outbox = signal(/** @type {readonly Entry[]} */ ([]));
  const line = signal(/** @type {Line} */ ('connecting'));
  const trouble = signal(/** @type {Trouble} */ (null));
  const presence = signal(/** @type {Presence} */ ({}));
  const editing = signal(/** @type {Readonly<Record<string, string>>} */ ({}));
  const moving = signal(/** @type {readonly import("../types.d.ts").Move[]} */ ([]));
  const refusals = signal(/** @type {readonly import("../types.d.ts").Refusal[]} */ ([]));
  const unsaved = signal(/** @type {import("./outbox.js").Reason | null} */ (null));
  const homeless = signal(false);
  const adrift = signal(false);
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
    /** Who is changing which of their notes just now: note_ids to person_ids. */
    editing,
    /** What others carry just now, and where: apart from the rest of presence, as it comes several times a second. */
    moving,
    refusals,
    /** Why the server does not take just now what waits. */
    unsaved,
    /** Something that is not saved has no place but this tab. */
    homeless,
    /** And so does a draft. */
    adrift,
    /** What facilitators said to this person or to all, until it is read. */
    notices,
    /** The server's clock minus this device's, in milliseconds. */
    offset,
    /** @param {Snapshot} snapshot @param {number} now */
    load: (snapshot, now) =>
      batch(() => {
        confirmed.value = inOrder(snapshot);
        presence.value = snapshot.presence ?? {};
        editing.value = snapshot.presence?.editing ?? {};
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
    meet: ({ moving: moves, ...change }) =>
      batch(() => {
        moving.value = moves ?? moving.value;
        editing.value = change.editing ?? editing.value;
        if (Object.keys(change).length > 0) {
          presence.value = { ...presence.value, ...change };
        }
      }),
  };
};

/** @param {import("../types.d.ts").WireEvent} event @returns {Notice} */
const noticeOf = ({ seq, data }) => ({ seq, to: data.to, text: data.text });

/** @typedef {ReturnType<typeof createStore>} Store */
