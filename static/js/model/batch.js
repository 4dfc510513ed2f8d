/** How many waiting commands travel together: within the server's 32 commands and 256 KiB a frame. */

/** @typedef {import("./outbox.js").Entry} Entry */

const MOST_COMMANDS = 32;
const MOST_BYTES = 200_000;
const bytes = new TextEncoder();

/**
 * The first commands that wait.
 * @param {readonly Entry[]} entries @param {number} [most] at most so many
 */
export const batchOf = (entries, most = MOST_COMMANDS) => {
  const waiting = entries.filter(({ state }) => state !== 'landed');
  let size = 0;
  let count = 0;
  for (const { command } of waiting.slice(0, most)) {
    size += bytes.encode(JSON.stringify(command)).length;
    if (count > 0 && size > MOST_BYTES) {
      break;
    }
    count += 1;
  }
  return waiting.slice(0, count);
};
