/**
 * Commands written on this device at once, one key each: before the page does anything else, and until they lie where
 * they survive the browser's own end as well. A storage that is full or forbidden says so.
 */

/** @typedef {import("./rows.js").Row} Row */

/**
 * @param {Storage | null} storage
 * @param {string} owner the session and the person: what one wrote is never sent in another's name
 */
export const createKept = (storage, owner) => {
  const prefix = `wishwall.op.${owner}.`;
  return {
    /** @param {Row} row @returns {boolean} whether it is there */
    save: ({ op_id, command, at }) =>
      attempt((rows) => {
        rows.setItem(prefix + op_id, JSON.stringify({ command, at }));
        return true;
      }, false),
    /** @param {string} opId */
    drop: (opId) => attempt((rows) => rows.removeItem(prefix + opId), undefined),
    /** @returns {Row[]} */
    load: () =>
      attempt(
        (rows) => keysOf(rows, prefix).flatMap((key) => read(rows.getItem(key))),
        /** @type {Row[]} */ ([]),
      ),
  };

  /** @template T @param {(rows: Storage) => T} run @param {T} otherwise @returns {T} */
  function attempt(run, otherwise) {
    try {
      return storage ? run(storage) : otherwise;
    } catch {
      return otherwise;
    }
  }
};

/** @param {Storage} storage @param {string} prefix */
const keysOf = (storage, prefix) =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(prefix),
  );

/** @param {string | null} text @returns {Row[]} */
const read = (text) => {
  try {
    const { command, at } = JSON.parse(text ?? '');
    return typeof command?.op_id === 'string' ? [{ op_id: command.op_id, command, at: Number(at) || 0 }] : [];
  } catch {
    return [];
  }
};
