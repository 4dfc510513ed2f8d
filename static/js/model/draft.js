/** A snapshot under change: lists are copied at the first write, so that what nobody touched stays the same object. */

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {"notes" | "discarded" | "themes" | "people" | "proposals" | "run_sheet" | "groups"} ListName */

const KEYS = {
  notes: 'note_id',
  discarded: 'note_id',
  themes: 'theme_id',
  people: 'person_id',
  proposals: 'proposal_id',
  run_sheet: 'phase_id',
  groups: 'group_id',
};

/**
 * @param {Snapshot} base
 */
export const draftOf = (base) => {
  /** @type {any} */
  const next = { ...base };
  /** @type {Map<ListName, Map<string, any>>} */
  const touched = new Map();

  /** @param {ListName} name */
  const index = (name) => {
    const known = touched.get(name);
    if (known) {
      return known;
    }
    const made = new Map((next[name] ?? []).map((/** @type {any} */ row) => [row[KEYS[name]], row]));
    touched.set(name, made);
    return made;
  };

  return {
    next,
    /** @param {ListName} name @param {string} id */
    get: (name, id) => index(name).get(id),
    /** @param {ListName} name */
    rows: (name) => [...index(name).values()],
    /** @param {ListName} name @param {any} row */
    put: (name, row) => {
      index(name).set(row[KEYS[name]], row);
    },
    /** @param {ListName} name @param {string} id @param {Record<string, any>} change */
    patch: (name, id, change) => {
      const row = index(name).get(id);
      if (row) {
        index(name).set(id, { ...row, ...change });
      }
    },
    /** @param {ListName} name @param {string} id */
    drop: (name, id) => {
      index(name).delete(id);
    },
    /** @param {ListName} name @param {any[]} rows in their order */
    replace: (name, rows) => {
      touched.set(name, new Map(rows.map((row) => [row[KEYS[name]], row])));
    },
    /** @returns {Snapshot} */
    done: () => {
      for (const [name, rows] of touched) {
        next[name] = ordered(name, [...rows.values()]);
      }
      return next;
    },
  };
};

/** @typedef {ReturnType<typeof draftOf>} Draft */

/** @param {ListName} name @param {any[]} rows */
const ordered = (name, rows) => {
  const key = KEYS[name];
  return name === 'people' || name === 'run_sheet' ? rows : rows.sort((a, b) => byRank(a, b, key));
};

/** @param {any} a @param {any} b @param {string} key */
const byRank = (a, b, key) => compare(a.rank, b.rank) || compare(a[key], b[key]);

/** @param {string} a @param {string} b plain order, as the server's, whatever the reader's language */
const compare = (a, b) => {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
};
