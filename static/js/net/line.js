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
  return {
    live: () => {
      changes += 1;
      down = false;
      line.value = 'live';
    },
    /** Each failed try says it again; the clock runs from the first. */
    broken: () => {
      if (!down) {
        down = true;
        changes += 1;
        later('reconnecting', AMBER_MS);
        later('lost', LOST_MS);
      }
    },
  };
};
