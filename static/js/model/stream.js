/**
 * The order of frames on one connection: fold what follows, drop what is old, hold what came too early and ask
 * for what lies between. Pure but for the timers and calls that it is given.
 */

/** @typedef {import("../types.d.ts").Frame} Frame */

/** How long a frame that came too early waits for the one before it. */
export const HOLD_MS = 400;
const MOST_HELD = 500;

/**
 * @param {{
 *   apply: (frame: Frame) => void,
 *   catchUp: (after: number) => void,
 *   reload: (reason: string) => void,
 *   later: (run: () => void, ms: number) => unknown,
 * }} ports
 */
export const createStream = ({ apply, catchUp, reload, later }) => {
  /** @type {Frame[]} */
  let held = [];
  let epoch = '';
  /** The last seq that a snapshot or a frame covered; null while a snapshot is awaited. @type {number | null} */
  let covered = null;
  let asked = false;

  /** @param {Frame} frame */
  const take = (frame) => {
    if (covered === null || frame.from > covered + 1) {
      hold(frame);
    } else if (frame.to > covered) {
      covered = frame.to;
      apply(frame);
    }
  };

  /** @param {Frame} frame */
  const hold = (frame) => {
    held = [...held, frame].slice(-MOST_HELD);
    if (covered !== null) {
      askSoon();
    }
  };

  const askSoon = () => {
    if (!asked) {
      asked = true;
      later(() => {
        asked = false;
        drain();
        if (covered !== null && held.length > 0) {
          catchUp(covered);
        }
      }, HOLD_MS);
    }
  };

  const drain = () => {
    const waiting = held.sort((a, b) => a.from - b.from);
    held = [];
    for (const frame of waiting) {
      take(frame);
    }
  };

  /** @param {Frame} frame live or caught up: the same code */
  const receive = (frame) => {
    if (covered !== null && frame.epoch !== epoch) {
      reload('epoch');
    } else {
      take(frame);
      if (
        held.length > 0 &&
        covered !== null &&
        held.some((other) => other.from <= /** @type {number} */ (covered) + 1)
      ) {
        drain();
      }
      // A tail comes in pieces: what is still early asks for the next one.
      if (held.length > 0 && covered !== null) {
        askSoon();
      }
    }
  };

  return {
    covered: () => covered,
    epoch: () => epoch,
    /** A snapshot is on its way: frames wait for it. */
    await: () => {
      covered = null;
    },
    /** @param {{epoch: string, seq: number}} snapshot */
    start: (snapshot) => {
      epoch = snapshot.epoch;
      covered = snapshot.seq;
      held = held.filter((frame) => frame.epoch === epoch && frame.to > snapshot.seq);
      drain();
    },
    receive,
    /**
     * How far this connection has been sent everything, and from where: a frame without events, so that what was
     * lost before it is missed. @param {{epoch: string, from?: number, seq: number}} head
     */
    head: ({ epoch: named, from = 0, seq }) => receive({ epoch: named, from, to: seq, events: [] }),
  };
};
