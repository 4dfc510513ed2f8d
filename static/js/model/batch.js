/** How many waiting commands travel together: within the server's 32 commands and 256 KiB a frame. */

/** @typedef {import("./outbox.js").Entry} Entry */

const MOST_COMMANDS = 32;
const MOST_CHARACTERS = 150_000;

/**
 * The first commands that wait, none if one of them is under way.
 * @param {readonly Entry[]} entries
 */
export const batchUnless = (entries) => {
  if (entries.some(({ state }) => state === 'saving')) {
    return [];
  }
  const waiting = entries.filter(({ state }) => state === 'kept');
  let size = 0;
  let count = 0;
  for (const { command } of waiting.slice(0, MOST_COMMANDS)) {
    size += JSON.stringify(command).length;
    if (count > 0 && size > MOST_CHARACTERS) {
      break;
    }
    count += 1;
  }
  return waiting.slice(0, count);
};
