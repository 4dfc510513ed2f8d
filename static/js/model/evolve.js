/** The browser's twin of the server's fold: one snapshot and the events of one frame give the next snapshot. Pure. */

import { draftOf } from './draft.js';
import { notes } from './evolve-notes.js';
import { people } from './evolve-people.js';
import { proposals } from './evolve-proposals.js';
import { runSheet } from './evolve-run-sheet.js';
import { session } from './evolve-session.js';
import { themes } from './evolve-themes.js';
import { turns } from './evolve-turns.js';
import { followShowing } from './showing.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Frame} Frame */
/** @typedef {import("../types.d.ts").WireEvent} WireEvent */
/** @typedef {import("./draft.js").Draft} Draft */

/** @type {Map<string, (draft: Draft, data: any, event: WireEvent) => void>} */
const RULES = new Map(
  Object.entries({ ...session, ...runSheet, ...notes, ...themes, ...proposals, ...people, ...turns }),
);

/**
 * The snapshot with its lists in the order in which everything is shown: by rank, then id.
 * @param {Snapshot} snapshot
 * @returns {Snapshot}
 */
export const inOrder = (snapshot) => {
  const draft = draftOf(snapshot);
  for (const name of /** @type {const} */ (['notes', 'discarded', 'themes', 'proposals', 'groups'])) {
    draft.rows(name);
  }
  return draft.done();
};

/** The types that this page knows; another means that the server is newer. */
export const KNOWN_TYPES = Object.freeze([...RULES.keys()]);

/** An event that this page cannot fold: the snapshot must be loaded again. */
export class NeedsSnapshot extends Error {}

/**
 * The snapshot after a frame; events that are already in it are passed over.
 * @param {Snapshot} snapshot
 * @param {Frame} frame
 * @returns {Snapshot}
 */
export const fold = (snapshot, frame) => {
  const fresh = frame.events.filter((event) => event.seq > snapshot.seq);
  return { ...evolve(snapshot, fresh), seq: Math.max(snapshot.seq, frame.to) };
};

/**
 * @param {Snapshot} snapshot
 * @param {readonly WireEvent[]} events
 * @returns {Snapshot}
 */
export const evolve = (snapshot, events) => {
  if (events.length === 0) {
    return snapshot;
  }
  const draft = draftOf(snapshot);
  for (const event of events) {
    const rule = RULES.get(event.type);
    if (!rule) {
      throw new NeedsSnapshot(event.type);
    }
    rule(draft, event.data, event);
    followShowing(draft, event);
  }
  return draft.done();
};
