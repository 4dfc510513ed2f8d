/**
 * Where a person's commands lie on this device: at once in the page's own storage, then on the shelf, which survives
 * the browser's end. Where neither may be used they live as long as the tab, and the page says so.
 */

import { createKept } from './kept.js';

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {{put: (row: Row) => Promise<unknown>, drop: (opIds: string[]) => Promise<unknown>, all: () => Promise<Row[]>, clear: () => Promise<unknown>}} Shelf */

/**
 * @param {Storage | null} storage @param {string} owner @param {Shelf} shelf
 * @param {(refused: boolean) => void} homeless hears whether something has no place but this tab
 */
export const createKeeping = (storage, owner, shelf, homeless) => {
  const atOnce = createKept(storage, owner);
  /** What the shelf does not hold yet, or cannot. @type {Map<string, Row>} */
  const here = new Map(atOnce.load().map((row) => [row.op_id, row]));
  const nowhere = new Set();

  /** @param {Row} row @returns {Promise<boolean>} whether it is on the device */
  const put = async (row) => {
    const { op_id, seq, error } = row;
    const open = typeof seq !== 'number' && !error;
    here.set(op_id, row);
    const written = open && atOnce.save(row);
    const shelved = await shelf.put(row).then(
      () => true,
      () => false,
    );
    if (shelved && here.get(op_id) === row) {
      here.delete(op_id);
    }
    if (shelved || !open) {
      atOnce.drop(op_id);
    }
    if (shelved || written || !open) {
      nowhere.delete(op_id);
    } else {
      nowhere.add(op_id);
    }
    homeless(nowhere.size > 0);
    return shelved || written;
  };

  /** @param {string[]} opIds */
  const drop = (opIds) => {
    for (const id of opIds) {
      here.delete(id);
      nowhere.delete(id);
      atOnce.drop(id);
    }
    return shelf.drop(opIds).catch(() => {});
  };

  return {
    put,
    drop,
    /** @returns {Promise<{rows: Row[], whole: boolean}>} `whole`: what is not among them is nowhere */
    all: async () => {
      const shelved = await shelf.all().catch(() => null);
      const rows = [...(shelved ?? atOnce.load()), ...here.values()];
      return { rows: [...new Map(rows.map((row) => [row.op_id, row])).values()], whole: shelved !== null };
    },
    /** What an earlier page left in its storage goes to where everything is. */
    takeOver: () => Promise.all([...here.values()].map(put)),
    /** Nothing of this person stays on the device. */
    clear: () => {
      for (const { op_id } of [...here.values(), ...atOnce.load()]) {
        atOnce.drop(op_id);
      }
      here.clear();
      return shelf.clear().catch(() => {});
    },
  };
};
