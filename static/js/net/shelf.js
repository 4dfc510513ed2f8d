/**
 * One table of IndexedDB. What a promise of `put` has said yes to is on the disk, not on its way there: only then may
 * the page say "On this device".
 */

/** @typedef {import('../model/rows.js').Row} Row */
/** @typedef {import('../model/keeping.js').Shelf} Shelf */

const NAME = 'wishwall';
const TABLE = 'commands';
/** A browser that does not answer is one that refuses: nobody's note waits for it. */
const PATIENCE_MS = 5000;

/** @param {string} owner the session and the person @returns {Shelf} */
export const openShelf = (owner) => {
  /** @type {Promise<IDBDatabase> | null} */
  let base = null;
  let mute = false;

  const open = () => {
    base ??= new Promise((done, fail) => {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(TABLE, { keyPath: ['owner', 'op_id'] });
      asked.onerror = () => fail(asked.error);
      asked.onsuccess = () => {
        const { result } = asked;
        // Cleared by the person, or wanted by a newer page: the next call opens it anew.
        result.onclose = () => {
          base = null;
        };
        result.onversionchange = () => result.close();
        done(result);
      };
    });
    return base;
  };

  /** @template T @param {IDBTransactionMode} mode @param {(table: IDBObjectStore) => IDBRequest<T> | void} work @returns {Promise<T>} */
  const within = async (mode, work) => {
    const deal = (await open()).transaction(TABLE, mode, { durability: 'strict' });
    return new Promise((done, fail) => {
      const asked = work(deal.objectStore(TABLE));
      deal.oncomplete = () => done(/** @type {T} */ (asked?.result));
      deal.onabort = () => fail(deal.error);
      deal.commit?.();
    });
  };

  /** A base that has been closed under us is opened once more. @type {typeof within} */
  const settled = (mode, work) => {
    if (mute) {
      return Promise.reject(new Error('the device does not answer'));
    }
    const asked = within(mode, work).catch((error) => {
      base = null;
      if (error?.name !== 'InvalidStateError') {
        throw error;
      }
      return within(mode, work);
    });
    return Promise.race([asked, patience(asked)]);
  };

  /** Once is enough: what comes next does not wait for it. @param {Promise<unknown>} asked @returns {Promise<never>} */
  const patience = (asked) =>
    new Promise((_, fail) => {
      const begun = Date.now();
      const timer = setTimeout(() => {
        // A page that was asleep meanwhile has not been waiting.
        mute = Date.now() - begun < 2 * PATIENCE_MS;
        fail(new Error('the device does not answer'));
      }, PATIENCE_MS);
      const stop = () => clearTimeout(timer);
      asked.then(stop, stop);
    });

  // Arrays come after all texts: everything of this owner lies between.
  const mine = () => IDBKeyRange.bound([owner], [owner, []]);
  return {
    put: (row) => settled('readwrite', (table) => table.put({ ...row, owner })),
    drop: (opIds) =>
      settled('readwrite', (table) => {
        for (const id of opIds) {
          table.delete([owner, id]);
        }
      }),
    all: () => settled('readonly', (table) => table.getAll(mine())),
    clear: () => settled('readwrite', (table) => table.delete(mine())),
  };
};
