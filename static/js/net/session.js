/** One page's part in a session: snapshot, live frames, catching up and the outbox, joined to the store. */

import { createDrafts } from '../model/drafts.js';
import { NeedsSnapshot } from '../model/evolve.js';
import { createKept } from '../model/kept.js';
import { createOutbox } from '../model/outbox.js';
import { createStore } from '../model/store.js';
import { createStream } from '../model/stream.js';
import { loadSnapshot, postCommands, Refused } from './api.js';
import { takeSeat } from './key.js';
import { openSocket } from './socket.js';

/** @typedef {import("../types.d.ts").Command} Command */
/** @typedef {import("../types.d.ts").Answer} Answer */

/** Codes after which trying again is no use. */
const FINAL = new Set(['unauthorised', 'not_found', 'gone', 'forbidden', 'client_too_old']);
const RELOAD_MS = 1500;
/** Below this a lost line is not worth a word. */
const AMBER_MS = 2000;
const LOST_MS = 10_000;

/** @param {{code: string, seat: string}} place */
export const openSession = async ({ code, seat }) => {
  const store = createStore();
  /** @type {ReturnType<typeof openSocket> | null} */
  let socket = null;
  /** @type {ReturnType<typeof createOutbox> | null} */
  let outbox = null;
  let loading = false;
  let lineSince = 0;

  const stream = createStream({
    apply: (frame) => {
      try {
        store.apply(frame);
        outbox?.seen(store.confirmed.peek()?.seq ?? 0);
      } catch (error) {
        if (!(error instanceof NeedsSnapshot)) {
          throw error;
        }
        void load();
      }
    },
    catchUp: (after) => void catchUp(after),
    reload: () => void load(),
    later: (run, ms) => setTimeout(run, ms),
  });

  /** @param {unknown} error */
  const fail = (error) => {
    if (error instanceof Refused && FINAL.has(error.code)) {
      store.trouble.value = { code: error.code, message: error.message };
      socket?.close();
      return true;
    }
    return false;
  };

  const load = async () => {
    if (!loading) {
      loading = true;
      stream.await();
      try {
        const snapshot = await loadSnapshot(code, seat);
        loading = false;
        store.load(snapshot, Date.now());
        stream.start(snapshot);
        outbox?.seen(snapshot.seq);
      } catch (error) {
        loading = false;
        if (!fail(error)) {
          setTimeout(load, RELOAD_MS * (0.5 + Math.random()));
        }
      }
    }
  };

  /** @param {number} after */
  const catchUp = async (after) => {
    const answer = await socket?.catchUp(after, stream.epoch()).catch(() => null);
    if (answer?.snapshot) {
      await load();
    } else if (answer?.events) {
      stream.receive(answer);
    }
  };

  /** @param {Command[]} commands @returns {Promise<Answer[]>} */
  const send = async (commands) => {
    const answer = socket?.connected()
      ? await socket.command(commands)
      : await postCommands(code, seat, commands);
    if (!Array.isArray(answer)) {
      throw new Error(answer?.error?.code ?? 'no answer');
    }
    return answer;
  };

  /** @param {import("../model/store.js").Line} line */
  const setLine = (line) => {
    lineSince += 1;
    store.line.value = line;
  };

  const broken = () => {
    lineSince += 1;
    const mine = lineSince;
    const later = (/** @type {import("../model/store.js").Line} */ line, /** @type {number} */ ms) =>
      setTimeout(() => {
        if (lineSince === mine) {
          store.line.value = line;
        }
      }, ms);
    later('reconnecting', AMBER_MS);
    later('lost', LOST_MS);
  };

  const handlers = {
    welcome: (/** @type {any} */ { epoch, server_time }) => {
      setLine('live');
      store.offset.value = Date.parse(server_time) - Date.now();
      if (stream.covered() === null || stream.epoch() !== epoch) {
        void load();
      }
      outbox?.wake();
    },
    events: stream.receive,
    presence: store.meet,
    head: (/** @type {any} */ head) => {
      store.offset.value = Date.parse(head.server_time) - Date.now();
      stream.head(head);
    },
    resync: () => void load(),
    disconnect: (/** @type {string} */ reason) => {
      broken();
      // The server hung up on purpose: ask why before trying again.
      if (reason === 'io server disconnect') {
        void load().then(() => store.trouble.value ?? setTimeout(() => socket?.retry(), RELOAD_MS));
      }
    },
    connect_error: (/** @type {any} */ error) => {
      broken();
      if (!socket?.connected() && FINAL.has(error?.message)) {
        void load();
      }
    },
  };

  try {
    await takeSeat(code, seat);
  } catch (error) {
    if (!fail(error)) {
      store.trouble.value = { code: 'internal', message: '' };
    }
  }
  if (!store.trouble.peek()) {
    await load();
  }
  const me = store.confirmed.peek()?.me;
  const owner = `${code}.${me?.person_id ?? seat}`;
  const kept = createKept(localStorage, owner);
  outbox = createOutbox({
    send,
    keep: kept,
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
  if (!store.trouble.peek()) {
    socket = openSocket({
      code,
      seat,
      since: () => (stream.covered() === null ? {} : { after: stream.covered() ?? 0, epoch: stream.epoch() }),
      on: handlers,
    });
    addEventListener('online', () => socket?.retry());
    outbox.wake();
  }
  return {
    store,
    drafts: createDrafts(localStorage, owner),
    /** @param {Command} command */
    act: (command) => outbox?.push(command),
    /** A command whose answer the page waits for. @param {Command} command @returns {Promise<Answer | undefined>} */
    ask: async (command) => (await send([command]))[0],
    /** @param {Record<string, unknown>} what */
    presence: (what) => socket?.presence(what),
  };
};

/** @typedef {Awaited<ReturnType<typeof openSession>>} Session */
