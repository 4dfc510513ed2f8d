/** What comes in: the snapshot first, then frames; a gap is caught up with, and what cannot be folded is loaded anew. */

import { NeedsSnapshot } from '../model/evolve.js';
import { createStream } from '../model/stream.js';
import { loadSnapshot } from './api.js';

/** @typedef {import('../model/store.js').Store} Store */
/** @typedef {import('../types.d.ts').Frame} Frame */

const AGAIN_MS = 1500;

/**
 * @param {{
 *   code: string,
 *   seat: string,
 *   store: Store,
 *   catchUp: (after: number, epoch: string) => Promise<any> | undefined,
 *   seen: (seq: number) => void,
 *   loaded: () => void,
 *   gaveUp: (error: unknown) => boolean,
 * }} ports `seen` hears how far the page is, `loaded` that it knows the present history; `gaveUp` says whether an error is final
 */
export const createFeed = ({ code, seat, store, catchUp, seen, loaded, gaveUp }) => {
  let loading = false;

  const load = async () => {
    if (!loading) {
      loading = true;
      stream.await();
      try {
        const snapshot = await loadSnapshot(code, seat);
        loading = false;
        store.load(snapshot, Date.now());
        stream.start(snapshot);
        seen(snapshot.seq);
        loaded();
      } catch (error) {
        loading = false;
        if (!gaveUp(error)) {
          setTimeout(load, AGAIN_MS * (0.5 + Math.random()));
        }
      }
    }
  };

  /** @param {Frame} frame */
  const apply = (frame) => {
    try {
      store.apply(frame);
      seen(store.confirmed.peek()?.seq ?? 0);
    } catch (error) {
      if (!(error instanceof NeedsSnapshot)) {
        throw error;
      }
      void load();
    }
  };

  /** @param {number} after */
  const fetchTail = async (after) => {
    const answer = await catchUp(after, stream.epoch())?.catch(() => null);
    if (answer?.snapshot) {
      await load();
    } else if (answer?.events) {
      stream.receive(answer);
    }
  };

  const stream = createStream({
    apply,
    catchUp: (after) => void fetchTail(after),
    reload: () => void load(),
    later: (run, ms) => setTimeout(run, ms),
  });
  return { load, stream, gaveUp };
};
