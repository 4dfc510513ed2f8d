/** How what a person does goes out: over the line or beside it, one tab at a time, from where the device keeps it. */

import { deviceStorage } from '../lib/device.js';
import { effect } from '../lib/signals.js';
import { createKeeping } from '../model/keeping.js';
import { createOutbox } from '../model/outbox.js';
import { postCommands, Refused } from './api.js';
import { openShelf } from './shelf.js';
import { openTabs } from './tabs.js';

/** @typedef {import('../types.d.ts').Command} Command */
/** @typedef {import('../types.d.ts').Answer} Answer */
/** @typedef {import('../model/store.js').Store} Store */
/** @typedef {import('./session.js').Socket} Socket */
/** @typedef {import('./session.js').Place} Place */

/** A shelf that takes longer to open is looked at later. */
const PATIENCE_MS = 1500;

/**
 * @param {{place: Place, store: Store, owner: string, socket: () => Socket | null, knows: () => boolean, inquire: () => Promise<unknown>}} ports
 *   `knows`: whether the page knows the present history; `inquire` asks, where no line would say so, whether it still is
 */
export const openOutbox = async ({ place, store, owner, socket, knows, inquire }) => {
  const keep = createKeeping(deviceStorage(), owner, openShelf(owner), (refused) => {
    store.homeless.value = refused;
  });
  const tabs = openTabs(owner, (news) => void outbox.hear(news));
  const deliver = createDelivery(place, socket, inquire);
  const send = async (/** @type {Command[]} */ commands) => {
    // What another history lost comes first: what is new may lean on it.
    if (store.trouble.peek() || !knows()) {
      throw new Error('there is no way to send');
    }
    return deliver(commands);
  };
  const outbox = createOutbox({
    send,
    keep,
    ...tabs,
    changed: (entries) => {
      store.outbox.value = entries;
    },
    refused: (refusal) => {
      store.refusals.value = [...store.refusals.value, refusal];
    },
    troubled: (reason) => {
      store.unsaved.value = reason;
    },
    closed: () => isClosed(store),
    epoch: () => store.confirmed.peek()?.epoch ?? '',
    later: (run, ms) => setTimeout(run, ms),
    random: Math.random,
    now: Date.now,
  });
  void keep.takeOver();
  forgetTheRead(store, outbox.forget);
  const looked = outbox.look().then((whole) => whole && clearAtTheEnd(store, keep.clear));
  await Promise.race([looked, new Promise((done) => setTimeout(done, PATIENCE_MS))]);
  return {
    outbox,
    clear: keep.clear,
    /** A command whose answer the page waits for. @param {Command} command @returns {Promise<Answer | undefined>} */
    ask: async (command) => {
      const [answer] = await send([command]);
      if (answer?.ok && command.type === 'undo') {
        // What was taken back must not be offered to another history.
        void outbox.forget([command.undoes]);
      }
      return answer;
    },
  };
};

/** @param {Store} store */
const isClosed = (store) => store.confirmed.value?.session.state === 'closed';

/** What was handed back lies on the device until its message is closed. @param {Store} store @param {(opIds: string[]) => unknown} forget */
const forgetTheRead = (store, forget) => {
  /** @type {readonly import('../types.d.ts').Refusal[]} */
  let before = [];
  effect(() => {
    const now = store.refusals.value;
    const read = before.filter((refusal) => !now.includes(refusal)).map(({ command }) => command.op_id);
    before = now;
    if (read.length > 0) {
      forget(read);
    }
  });
};

/** A session that is over, with nothing left to send or to give back, leaves nothing here. @param {Store} store @param {() => unknown} clear */
const clearAtTheEnd = (store, clear) =>
  effect(() => {
    if (isClosed(store) && store.outbox.value.length === 0 && store.refusals.value.length === 0) {
      clear();
    }
  });

/**
 * Over the live line, or by HTTP while there is none or it does not answer: same person, same order.
 * @param {Place} place @param {() => Socket | null} socket @param {() => Promise<unknown>} inquire
 * @returns {(commands: Command[]) => Promise<Answer[]>}
 */
const createDelivery = ({ code, seat }, socket, inquire) => {
  /** The line that left us without an answer. */
  let mute = 0;
  return async (commands) => {
    const line = socket();
    const asked = line?.connected() && mute !== line.number() ? line : null;
    const beside = () => inquire().then(() => postCommands(code, seat, commands));
    const answer = await (asked ? asked.command(commands) : beside()).catch(
      (/** @type {unknown} */ error) => {
        mute = asked ? asked.number() : 0;
        throw error;
      },
    );
    if (!Array.isArray(answer)) {
      throw new Refused(answer?.error ?? { code: 'internal', message: '' }, 0);
    }
    return answer;
  };
};
