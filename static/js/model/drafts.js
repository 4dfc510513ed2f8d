/** Words and drawings not yet posted, kept on this device: they survive a reload and a phone call. */

/** Letters come quicker than a storage takes them: they are written together. */
const SOON_MS = 300;

/**
 * @param {Storage | null} storage
 * @param {string} owner the session and the person
 * @param {(homeless: boolean) => void} [tell] hears whether something is kept nowhere but here
 */
export const createDrafts = (storage, owner, tell = () => {}) => {
  /** @param {string} name */
  const key = (name) => `wishwall.draft.${owner}.${name}`;
  /** What is not written yet. @type {Map<string, unknown>} */
  const waiting = new Map();
  /** What could not be: it lives as long as the page. @type {Map<string, unknown>} */
  const here = new Map();

  /** @param {string} name @param {unknown} value */
  const save = (name, value) => {
    waiting.delete(name);
    here.delete(name);
    try {
      /** @type {Storage} */ (storage).setItem(key(name), JSON.stringify(value));
    } catch {
      here.set(name, value);
    }
    tell(here.size > 0);
  };

  const flush = () => {
    for (const [name, value] of waiting) {
      save(name, value);
    }
  };

  return {
    save,
    /** For what changes with each key: written within a moment. @param {string} name @param {unknown} value */
    saveSoon: (name, value) => {
      if (waiting.size === 0) {
        setTimeout(flush, SOON_MS);
      }
      waiting.set(name, value);
    },
    /** Before the page goes, or out of sight: nothing waits any longer. */
    flush,
    /** @param {string} name */
    load: (name) => {
      flush();
      if (here.has(name)) {
        return here.get(name);
      }
      try {
        return JSON.parse(storage?.getItem(key(name)) ?? 'null');
      } catch {
        return null;
      }
    },
    /** @param {string} name */
    drop: (name) => {
      waiting.delete(name);
      here.delete(name);
      tell(here.size > 0);
      try {
        storage?.removeItem(key(name));
      } catch {
        // Nothing was kept.
      }
    },
  };
};

/** @typedef {ReturnType<typeof createDrafts>} Drafts */
