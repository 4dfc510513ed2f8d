/** One page's part in a session: its seat, what comes in, what goes out, joined to the store that views follow. */

import { deviceStorage } from '../lib/device.js';
import { effect } from '../lib/signals.js';
import { createDrafts } from '../model/drafts.js';
import { createStore } from '../model/store.js';
import { call, FINAL, Refused } from './api.js';
import { connect } from './connect.js';
import { padCalls, photoCalls } from './extras.js';
import { createFeed } from './feed.js';
import { takeSeat } from './key.js';
import { openOutbox } from './sending.js';

/** @typedef {import('../types.d.ts').Command} Command */
/** @typedef {import('../types.d.ts').Answer} Answer */
/** @typedef {import('../model/store.js').Store} Store */
/** @typedef {ReturnType<typeof import('./socket.js').openSocket>} Socket */
/** @typedef {{code: string, seat: string}} Place */
/** @typedef {Awaited<ReturnType<typeof openOutbox>>} Sending */

/** @param {Place} place */
export const openSession = async (place) => {
  const store = createStore();
  /** @type {{socket: Socket | null, sending: Sending | null}} */
  const parts = { socket: null, sending: null };
  const gaveUp = (/** @type {unknown} */ error) => giveUp(error, store, parts.socket);
  const feed = createFeed({
    ...place,
    store,
    gaveUp,
    catchUp: (after, epoch) => parts.socket?.catchUp(after, epoch),
    seen: (seq) => parts.sending?.outbox.seen(seq),
    loaded: () => void parts.sending?.outbox.look(),
  });
  await enter(place, store, feed, gaveUp);
  const owner = ownerOf(place, store);
  const sending = await openOutbox({
    place,
    store,
    owner,
    socket: () => parts.socket,
    knows: () => feed.stream.covered() !== null,
    inquire: async () => (await import('./aside.js')).inquire(place, feed),
  });
  parts.sending = sending;
  if (!store.trouble.peek()) {
    parts.socket = connect({ place, store, feed, wake: sending.outbox.wake });
  }
  const drafts = createDrafts(deviceStorage(), owner, (homeless) => {
    store.adrift.value = homeless;
  });
  return {
    store,
    drafts,
    /** @param {Command} command kept until it is answered */
    act: (command) => sending.outbox.push(command),
    ask: sending.ask,
    /** Gives the seat back; without an answer the page stays in. */
    leave: async () => {
      await leave(place, parts.socket);
      // What would be written as the page goes must not outlive the cleaning.
      drafts.flush();
      await sending.clear();
    },
    photos: photoCalls(place),
    pads: padCalls(place),
    /** @param {Record<string, unknown>} what shown, never stored */
    presence: (what) => parts.socket?.presence(what),
  };
};

/** The server ends the line with the seat: the page hangs up first, and nobody asks why. @param {Place} place @param {Socket | null} socket */
const leave = async ({ code, seat }, socket) => {
  socket?.close();
  try {
    await call(`/api/sessions/${code}/leave`, { seat, method: 'POST' });
  } catch (error) {
    // A seat that has ended already is left too.
    if (!(error instanceof Refused && error.code === 'unauthorised')) {
      socket?.retry();
      throw error;
    }
  }
};

/** @typedef {Awaited<ReturnType<typeof openSession>>} Session */
/** @typedef {ReturnType<typeof createFeed>} Feed */

/** Whether there is no going on; the page then says why. @param {unknown} error @param {Store} store @param {Socket | null} socket */
const giveUp = (error, store, socket) => {
  const final = error instanceof Refused && FINAL.has(error.code);
  if (final) {
    // Whoever was in a moment ago has lost their place; whoever never was has only part of a link.
    const out = error.code === 'unauthorised' && store.confirmed.peek() !== null;
    store.trouble.value = { code: out ? 'no_place' : error.code, message: error.message };
    socket?.close();
  }
  return final;
};

/** Goes on once there is something to show, or a reason why not. @param {Place} place @param {Store} store @param {Feed} feed @param {(error: unknown) => boolean} gaveUp */
const enter = async ({ code, seat }, store, feed, gaveUp) => {
  try {
    await takeSeat(code, seat);
  } catch (error) {
    if (!gaveUp(error)) {
      store.trouble.value = { code: 'internal', message: '' };
    }
  }
  if (!store.trouble.peek()) {
    void feed.load();
    await new Promise((done) => {
      effect(() => {
        if (store.confirmed.value || store.trouble.value) {
          done(null);
        }
      });
    });
  }
};

/** Whose commands lie on this device: known also where the server does not say it any more. @param {Place} place @param {Store} store */
const ownerOf = ({ code, seat }, store) => {
  const name = `wishwall.me.${code}.${seat}`;
  const storage = deviceStorage();
  const me = store.confirmed.peek()?.me;
  try {
    if (me) {
      storage?.setItem(name, me.person_id ?? seat);
    }
    return `${code}.${me ? (me.person_id ?? seat) : (storage?.getItem(name) ?? seat)}`;
  } catch {
    return `${code}.${me?.person_id ?? seat}`;
  }
};
