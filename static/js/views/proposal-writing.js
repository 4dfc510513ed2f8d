/** The one writing of this page, and where this person and the others are in it. */

import { effect } from '../lib/signals.js';
import { personName } from '../model/select.js';
import { createWriting } from '../model/writing.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Proposal} Proposal */
/** @typedef {import("../model/writing.js").Writing} Writing */
/** @typedef {{act: (command: import("../types.d.ts").Command) => unknown, store: import("../model/store.js").Store, drafts: import("../model/drafts.js").Drafts, presence: (what: Record<string, unknown>) => void}} Ports */

const AGAIN_MS = 2000;

/** @type {Writing | null} */
let mine = null;

/** @param {Ports} ports @returns {Writing} */
export const writingOf = (ports) => {
  mine ??= begin(ports);
  return mine;
};

/** @param {Ports} ports */
const begin = (ports) => {
  const writing = createWriting(ports);
  queueMicrotask(() => tellWhere(writing, ports));
  return writing;
};

/** Others see at which field this person is. Said again and again, kept nowhere. @param {Writing} writing @param {Ports} ports */
const tellWhere = (writing, { presence }) => {
  let timer = 0;
  let told = false;
  effect(() => {
    const slot = writing.here.value;
    const field = slot && { proposal_id: slot.proposal_id, key: slot.key };
    clearInterval(timer);
    if (field || told) {
      presence({ field });
    }
    told = field !== null;
    timer = field ? setInterval(() => presence({ field }), AGAIN_MS) : 0;
  });
};

/** The names of the others who are at a proposal, by field. @param {Snapshot} shown @param {Proposal} proposal @param {Ports["store"]} store @returns {Map<string, string[]>} */
export const othersAt = (shown, { proposal_id }, { presence }) => {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const one of presence.value.writing ?? []) {
    if (one.proposal_id === proposal_id && one.person_id !== shown.me.person_id) {
      found.set(one.field, [...(found.get(one.field) ?? []), personName(shown, one.person_id)]);
    }
  }
  return found;
};
