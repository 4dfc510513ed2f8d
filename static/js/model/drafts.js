/** Words and drawings not yet posted, kept on this device: they survive a reload and a phone call. */

/**
 * @param {Storage} storage
 * @param {string} owner the session and the person
 */
export const createDrafts = (storage, owner) => {
  /** @param {string} name */
  const key = (name) => `wishwall.draft.${owner}.${name}`;
  return {
    /** @param {string} name @param {unknown} value */
    save: (name, value) => {
      try {
        storage.setItem(key(name), JSON.stringify(value));
      } catch {
        // Full or forbidden: the draft lives as long as the page.
      }
    },
    /** @param {string} name */
    load: (name) => {
      try {
        return JSON.parse(storage.getItem(key(name)) ?? 'null');
      } catch {
        return null;
      }
    },
    /** @param {string} name */
    drop: (name) => {
      try {
        storage.removeItem(key(name));
      } catch {
        // Nothing was kept.
      }
    },
  };
};

/** @typedef {ReturnType<typeof createDrafts>} Drafts */
