/**
 * Commands kept on this device, one key each, so that two tabs never overwrite one another's. A storage that is
 * full or forbidden costs only the surviving of a reload.
 */

/** @typedef {import("./outbox.js").Entry} Entry */

/**
 * @param {Storage} storage
 * @param {string} owner the session and the person: what one wrote is never sent in another's name
 */
export const createKept = (storage, owner) => {
  const prefix = `wishwall.op.${owner}.`;
  return {
    /** @param {Entry} entry */
    save: ({ command, at }) =>
      attempt(() => storage.setItem(prefix + command.op_id, JSON.stringify({ command, at }))),
    /** @param {string} opId */
    drop: (opId) => attempt(() => storage.removeItem(prefix + opId)),
    /** @returns {Entry[]} */
    load: () =>
      attempt(() => keysOf(storage, prefix).flatMap((key) => read(storage.getItem(key))), []).sort(byTime),
  };
};

/** @param {Storage} storage @param {string} prefix */
const keysOf = (storage, prefix) =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(prefix),
  );

/** @param {string | null} text @returns {Entry[]} */
const read = (text) => {
  try {
    const { command, at } = JSON.parse(text ?? '');
    return typeof command?.op_id === 'string'
      ? [{ command, state: 'kept', seq: null, at: Number(at) || 0 }]
      : [];
  } catch {
    return [];
  }
};

/** @param {Entry} a @param {Entry} b */
const byTime = (a, b) => a.at - b.at;

/** @template T @param {() => T} run @param {T} [otherwise] @returns {any} */
const attempt = (run, otherwise) => {
  try {
    return run();
  } catch {
    return otherwise;
  }
};
