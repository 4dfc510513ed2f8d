/** One page's part in a session: its seat, what comes in, what goes out, joined to the store that views follow. */

import { createDrafts } from '../model/drafts.js';
import { createKept } from '../model/kept.js';
import { createOutbox } from '../model/outbox.js';
import { createStore } from '../model/store.js';
import { call, postCommands, Refused } from './api.js';
import { padCalls, photoCalls } from './extras.js';
import { createFeed } from './feed.js';
import { takeSeat } from './key.js';
import { watchLine } from './line.js';
import { openSocket } from './socket.js';

/** @typedef {import('../types.d.ts').Command} Command */
/** @typedef {import('../types.d.ts').Answer} Answer */
/** @typedef {import('../model/store.js').Store} Store */
/** @typedef {ReturnType<typeof openSocket>} Socket */
/** @typedef {{code: string, seat: string}} Place */

/** Codes after which trying again is no use. */
const FINAL = new Set(['unauthorised', 'not_found', 'gone', 'forbidden', 'client_too_old']);
const RETRY_MS = 1500;

/** @param {Place} place */
export const openSession = async (place) => {
  const store = createStore();
  /** @type {{socket: Socket | null, outbox: ReturnType<typeof createOutbox> | null}} */
  const parts = { socket: null, outbox: null };
  const gaveUp = (/** @type {unknown} */ error) => giveUp(error, store, parts.socket);
  const feed = createFeed({
    ...place,
    store,
    gaveUp,
    catchUp: (after, epoch) => parts.socket?.catchUp(after, epoch),
    seen: (seq) => parts.outbox?.seen(seq),
  });
  await enter(place, store, feed, gaveUp);
  const owner = `${place.code}.${store.confirmed.peek()?.me.person_id ?? place.seat}`;
  const send = (/** @type {Command[]} */ commands) => deliver(place, parts.socket, commands);
  const outbox = openOutbox(store, owner, send);
  parts.outbox = outbox;
  if (!store.trouble.peek()) {
    parts.socket = connect(place, store, feed, outbox);
    outbox.wake();
  }
  return {
    store,
    drafts: createDrafts(localStorage, owner),
    /** @param {Command} command kept until it is answered */
    act: (command) => outbox.push(command),
    /** A command whose answer the page waits for. @param {Command} command @returns {Promise<Answer | undefined>} */
    ask: async (command) => (await send([command]))[0],
    /** Gives the seat back; without an answer the page stays in. */
    leave: () => leave(place, parts.socket),
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

/** @param {Place} place @param {Store} store @param {Feed} feed @param {(error: unknown) => boolean} gaveUp */
const enter = async ({ code, seat }, store, feed, gaveUp) => {
  try {
    await takeSeat(code, seat);
  } catch (error) {
    if (!gaveUp(error)) {
      store.trouble.value = { code: 'internal', message: '' };
    }
  }
  if (!store.trouble.peek()) {
    await feed.load();
  }
};

/** @param {Store} store @param {string} owner @param {(commands: Command[]) => Promise<Answer[]>} send */
const openOutbox = (store, owner, send) => {
  const outbox = createOutbox({
    send,
    keep: createKept(localStorage, owner),
    changed: (entries) => {
      store.outbox.value = entries;
    },
    refused: (refusal) => {
      store.refusals.value = [...store.refusals.value, refusal];
    },
    later: (run, ms) => setTimeout(run, ms),
    random: Math.random,
    now: Date.now,
  });
  store.outbox.value = outbox.entries();
  return outbox;
};

/** Over the live line, or by HTTP while there is none: same person, same order. @param {Place} place @param {Socket | null} socket @param {Command[]} commands @returns {Promise<Answer[]>} */
const deliver = async ({ code, seat }, socket, commands) => {
  const answer = await (socket?.connected() ? socket.command(commands) : postCommands(code, seat, commands));
  if (!Array.isArray(answer)) {
    throw new Error(answer?.error?.code ?? 'no answer');
  }
  return answer;
};

/** @param {Place} place @param {Store} store @param {Feed} feed @param {ReturnType<typeof createOutbox>} outbox */
const connect = (place, store, { load, stream }, outbox) => {
  const line = watchLine(store.line);
  const setClock = (/** @type {{server_time: string}} */ { server_time }) => {
    store.offset.value = Date.parse(server_time) - Date.now();
  };
  /** Socket.IO tries again by itself unless it was refused. */
  const retrySoon = () =>
    setTimeout(() => store.trouble.peek() ?? socket.retry(), RETRY_MS * (0.5 + Math.random()));
  const socket = openSocket({
    ...place,
    since: () => (stream.covered() === null ? {} : { after: stream.covered() ?? 0, epoch: stream.epoch() }),
    on: {
      welcome: (welcome) => {
        line.live();
        setClock(welcome);
        if (stream.covered() === null || stream.epoch() !== welcome.epoch) {
          void load();
        }
        outbox.wake();
      },
      events: stream.receive,
      presence: store.meet,
      head: (head) => {
        setClock(head);
        stream.head(head);
      },
      resync: () => void load(),
      disconnect: (reason) => {
        line.broken();
        // The server hung up on purpose: the snapshot says why, or that all is well again.
        if (reason === 'io server disconnect') {
          void load().then(retrySoon);
        }
      },
      connect_error: (error) => {
        line.broken();
        void (FINAL.has(error?.message) ? load() : Promise.resolve()).then(retrySoon);
      },
    },
  });
  addEventListener('online', socket.retry);
  return socket;
};
