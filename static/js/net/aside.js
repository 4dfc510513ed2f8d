/** News without a live line, where a network lets none through: one call after another, each waiting for something new. */

import { call } from './api.js';

const WAIT_S = 20;
const PATIENCE_MS = 30_000;
const REST_MS = 2000;

/**
 * @param {{
 *   place: import('./session.js').Place,
 *   feed: import('./session.js').Feed,
 *   line: ReturnType<typeof import('./line.js').watchLine>,
 *   wake: () => void,
 *   over: () => boolean,
 * }} parts
 */
export const followAside = async ({ place, feed, line, wake, over }) => {
  /** Whether the way is there: the first call answers at once, before anything is new. */
  let reached = false;
  while (!over()) {
    try {
      const answer = await next(place, feed, reached ? WAIT_S : 0);
      // A line that came meanwhile is better.
      line.live(!over());
      await (answer.snapshot ? feed.load() : feed.stream.receive(answer));
      if (!reached) {
        reached = true;
        wake();
      }
    } catch (error) {
      reached = false;
      if (feed.gaveUp(error)) {
        return;
      }
      line.broken();
      await new Promise((done) => setTimeout(done, REST_MS * (0.5 + Math.random())));
    }
  }
};

/** @param {import('./session.js').Place} place @param {import('./session.js').Feed} feed @param {number} wait in seconds */
const next = async ({ code, seat }, { load, stream }, wait) => {
  if (stream.covered() === null) {
    await load();
  }
  const query = `after=${stream.covered() ?? 0}&epoch=${stream.epoch()}&wait=${wait}`;
  return call(`/api/sessions/${code}/events?${query}`, { seat, patienceMs: PATIENCE_MS });
};
