/** News without a live line, where a network lets none through: one call after another, each waiting for something new. */

import { call } from './api.js';

const WAIT_S = 20;
const PATIENCE_MS = 30_000;
const REST_MS = 2000;
/** So long a line has to come before the page says that there is none. */
const LINE_MS = 2500;

/**
 * @param {{
 *   place: import('./session.js').Place,
 *   feed: import('./session.js').Feed,
 *   line: {live: (limited: boolean) => void, broken: () => void},
 *   reached: () => void,
 *   over: () => boolean,
 * }} parts
 */
export const followAside = async ({ place, feed, line, reached, over }) => {
  /** Whether the way is there: the first call answers at once, before anything is new. */
  let there = false;
  while (!over()) {
    try {
      const answer = await next(place, feed, there ? WAIT_S : 0);
      await (answer.snapshot ? feed.load() : feed.stream.receive(answer));
      if (!there) {
        there = true;
        reached();
        await pause(LINE_MS);
      }
      // A line that came meanwhile is better.
      line.live(!over());
    } catch (error) {
      there = false;
      if (feed.gaveUp(error)) {
        return;
      }
      line.broken();
      await pause(REST_MS * (0.5 + Math.random()));
    }
  }
};

/**
 * What is sent without a line must not reach another history before the page knows of it: what that has lost goes first.
 * @param {import('./session.js').Place} place @param {import('./session.js').Feed} feed
 */
export const inquire = async (place, feed) => {
  const answer = await next(place, feed, 0);
  if (answer.snapshot) {
    await feed.load();
    throw new Error('the page has to know this history first');
  }
  feed.stream.receive(answer);
};

/** @param {import('./session.js').Place} place @param {import('./session.js').Feed} feed @param {number} wait in seconds */
const next = async ({ code, seat }, { load, stream }, wait) => {
  if (stream.covered() === null) {
    await load();
  }
  if (stream.covered() === null) {
    throw new Error('there is no snapshot yet');
  }
  const query = `after=${stream.covered() ?? 0}&epoch=${stream.epoch()}&wait=${wait}`;
  return call(`/api/sessions/${code}/events?${query}`, { seat, patienceMs: PATIENCE_MS });
};

/** @param {number} ms @returns {Promise<void>} */
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
