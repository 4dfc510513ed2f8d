/** A Storage as the browser has it, in memory. */

export const memoryStorage = () => {
  const rows = new Map();
  return {
    get length() {
      return rows.size;
    },
    key: (index) => [...rows.keys()][index] ?? null,
    getItem: (key) => rows.get(key) ?? null,
    setItem: (key, value) => rows.set(key, String(value)),
    removeItem: (key) => rows.delete(key),
  };
};

/** One that is full or forbidden. */
export const brokenStorage = () => {
  const refuse = () => {
    throw new Error('QuotaExceededError');
  };
  return { length: 0, key: refuse, getItem: refuse, setItem: refuse, removeItem: refuse };
};
