/** How the line is, said only when it is worth a word: amber after two seconds, lost after ten. */

const AMBER_MS = 2000;
const LOST_MS = 10_000;

/** @typedef {import('../model/store.js').Line} Line */

/** @param {{value: Line}} line */
export const watchLine = (line) => {
  let changes = 0;
  /** @param {Line} state @param {number} ms */
  const later = (state, ms) => {
    const seen = changes;
    setTimeout(() => {
      if (changes === seen) {
        line.value = state;
      }
    }, ms);
  };
  let down = false;

  /** The clock runs from the first word of it. @param {number} ms what is expected anyway */
  const fall = (ms) => {
    if (!down) {
      down = true;
      changes += 1;
      later('reconnecting', ms + AMBER_MS);
      later('lost', ms + LOST_MS);
    }
  };

  return {
    /** @param {boolean} limited whether news come by a way that is slower than a line */
    live: (limited) => {
      changes += 1;
      down = false;
      line.value = limited ? 'limited' : 'live';
    },
    /** Each failed try says it again. */
    broken: () => fall(0),
    /** @param {number} ms until the server is there again */
    restarting: (ms) => {
      fall(ms);
      line.value = 'restarting';
    },
  };
};
