/** Waiting to be let in: asked again and again until a facilitator has decided. */

/** @typedef {'in' | 'away' | 'forgotten'} Outcome */

const REST_MS = 3000;

/**
 * @param {() => Promise<{waiting?: string}>} ask
 * @param {(ms: number) => Promise<unknown>} [rest]
 * @returns {Promise<Outcome>} how it ended; a line that is down only makes it longer
 */
export const waitAtDoor = async (ask, rest = pause) => {
  for (;;) {
    try {
      const { waiting } = await ask();
      if (!waiting) {
        return 'in';
      }
    } catch (error) {
      const { code, field } = /** @type {{code?: string, field?: string}} */ (error);
      if (code === 'forbidden' && field === 'knock') {
        return 'away';
      }
      if (code === 'not_found') {
        return 'forgotten';
      }
      await rest(REST_MS);
    }
  }
};

/** @param {number} ms */
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
