/**
 * A lock for pages that have none (plain http): a name and a time in the page's storage. Two tabs may rarely both
 * believe that they hold it; the server then answers the second one as it did the first.
 */

import { deviceStorage } from '../lib/device.js';
import { newId } from '../model/ids.js';

/** Longer than an answer is waited for. */
const HELD_MS = 20_000;
const LOOK_MS = 150;
/** Whoever wrote at the same moment has been overwritten by then. */
const SETTLE_MS = 25;

/** @param {string} name @param {() => Promise<void>} run */
export const lease = async (name, run) => {
  const me = newId();
  while (!(await taken(name, me))) {
    await pause(LOOK_MS * (0.5 + Math.random()));
  }
  try {
    await run();
  } finally {
    if (holder(name).me === me) {
      write(name, '');
    }
  }
};

/** @param {string} name @param {string} me */
const taken = async (name, me) => {
  if (holder(name).until > Date.now()) {
    return false;
  }
  write(name, JSON.stringify({ me, until: Date.now() + HELD_MS }));
  await pause(SETTLE_MS);
  // Where nothing can be written nobody can be asked.
  return [me, ''].includes(holder(name).me);
};

/** @param {string} name @returns {{me: string, until: number}} */
const holder = (name) => {
  try {
    return JSON.parse(deviceStorage()?.getItem(name) || '{"me":"","until":0}');
  } catch {
    return { me: '', until: 0 };
  }
};

/** @param {string} name @param {string} value */
const write = (name, value) => {
  try {
    deviceStorage()?.setItem(name, value);
  } catch {
    // Full or forbidden: each tab sends by itself.
  }
};

/** @param {number} ms @returns {Promise<void>} */
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
