/**
 * What this person writes into proposals, field by field: kept on the device, saved after a pause, and never put in
 * place of words that somebody else wrote meanwhile. Where both wrote, both texts wait for a choice.
 */

import { effect, signal } from '../lib/signals.js';
import { reviseProposal } from './commands-proposals.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Command} Command */
/** @typedef {{proposal_id: string, key: string, most: number, lines?: boolean}} Slot */
/** What is typed, what stood there when it was begun or last saved (`base`: the seq of that), and what is under way. */
/** @typedef {{slot: Slot, text: string, was: string, base: number, sent: string | null, stuck?: boolean}} Draft */
/** @typedef {{mine: string, theirs: string}} Clash */

const PAUSE_MS = 900;
const INDEX = 'writing';
const LONGEST = 600;

/** As the server tidies text, so that one's own words are known again. @param {string} text */
export const tidy = (text) =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\p{Cc}\u202a-\u202e]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .trim();

/** As people count them. @param {string} text */
export const lengthOf = (text) => [...tidy(text)].length;

/** @param {Slot} slot */
const nameOf = ({ proposal_id, key }) => `field.${proposal_id}.${key}`;

/** @param {Snapshot | null} snapshot @param {Slot} slot */
const standing = (snapshot, { proposal_id, key }) =>
  snapshot?.proposals.find((proposal) => proposal.proposal_id === proposal_id)?.fields[key] ?? '';

/** Somebody else wrote there since, and what is typed here is neither saved nor the same. @param {Draft} draft @param {string} stands */
const clashes = ({ text, was, sent }, stands) =>
  stands !== was && stands !== sent && stands !== tidy(text) && tidy(text) !== was;

/** The draft as it is now that `stands` stands there; null when nothing of it is left to save. @param {Draft} draft @param {string} stands @param {number} seq @param {boolean} here whether its field has the focus @returns {Draft | null} */
export const caughtUp = (draft, stands, seq, here) => {
  const text = tidy(draft.text);
  if (stands === draft.sent || stands === text) {
    return text === stands && !here ? null : { ...draft, was: stands, base: seq, sent: null };
  }
  // Nothing typed since: what others wrote is simply seen.
  return text === draft.was && stands !== draft.was ? null : draft;
};

/**
 * @param {{store: import("./store.js").Store, act: (command: Command) => unknown, drafts: import("./drafts.js").Drafts, later?: (run: () => void, ms: number) => number, forget?: (timer: number) => void}} ports
 */
export const createWriting = ({ store, act, drafts, later = setTimeout, forget = clearTimeout }) => {
  const kept = signal(/** @type {ReadonlyMap<string, Draft>} */ (new Map()));
  /** Where this person's caret is. */
  const here = signal(/** @type {Slot | null} */ (null));
  /** @type {Map<string, number>} */
  const timers = new Map();

  /** @param {Slot} slot @param {Draft | null} draft null forgets it */
  const keep = (slot, draft) => {
    const name = nameOf(slot);
    const next = new Map(kept.peek());
    if (draft) {
      next.set(name, draft);
      drafts.save(name, draft);
    } else {
      next.delete(name);
      drafts.drop(name);
    }
    drafts.save(INDEX, [...next.keys()]);
    kept.value = next;
  };

  /** @param {Slot} slot */
  const isHere = (slot) => here.peek() !== null && nameOf(/** @type {Slot} */ (here.peek())) === nameOf(slot);

  /** The save of this field that is under way, or answered and not yet forgotten. @param {Slot} slot */
  const lastSave = ({ proposal_id, key }) =>
    store.outbox.value.findLast(
      ({ command }) =>
        command.type === 'proposal.revise' && command.proposal_id === proposal_id && key in command.fields,
    );

  /** Whether a save of this field is not answered, or what it wrote not seen, yet. @param {Slot} slot */
  const underWay = (slot) => {
    const last = lastSave(slot);
    return Boolean(last) && (last?.state !== 'landed' || (last.seq ?? 0) > (store.confirmed.value?.seq ?? 0));
  };

  /** @param {Slot} slot @returns {Draft | null} what is left to save, caught up with what stands */
  const current = (slot) => {
    const draft = kept.peek().get(nameOf(slot));
    const snapshot = store.confirmed.peek();
    // What a save that is under way comes to is known once it is answered.
    if (!draft || !snapshot || underWay(slot)) {
      return draft ?? null;
    }
    const saved = draft.sent === null ? null : lastSave(slot);
    const since = saved
      ? { ...draft, was: draft.sent ?? '', base: saved.seq ?? snapshot.seq, sent: null }
      : draft;
    const next = caughtUp(since, standing(snapshot, slot), snapshot.seq, isHere(slot));
    if (next !== draft) {
      keep(slot, next);
    }
    return next;
  };

  /** @param {Slot} slot */
  const save = (slot) => {
    forget(timers.get(nameOf(slot)) ?? 0);
    timers.delete(nameOf(slot));
    const draft = current(slot);
    const snapshot = store.confirmed.peek();
    if (!draft || !snapshot || draft.stuck || underWay(slot)) {
      return;
    }
    const text = tidy(draft.text);
    const stands = standing(snapshot, slot);
    const fits = lengthOf(text) <= slot.most && (text || slot.key !== 'title');
    if (!fits || text === stands || clashes(draft, stands)) {
      return;
    }
    keep(slot, { ...draft, sent: text });
    act(reviseProposal(slot.proposal_id, { [slot.key]: text, ...ownerOf(snapshot, slot, text) }, draft.base));
  };

  /** @param {Slot} slot */
  const saveSoon = (slot) => {
    forget(timers.get(nameOf(slot)) ?? 0);
    timers.set(
      nameOf(slot),
      later(() => save(slot), PAUSE_MS),
    );
  };

  /** @param {Slot} slot @param {string} text */
  const put = (slot, text) => {
    const snapshot = store.confirmed.peek();
    const stands = standing(snapshot, slot);
    keep(slot, { slot, text, was: stands, base: snapshot?.seq ?? 0, sent: null });
  };

  /** A refused save is no lost word: both texts are then shown. */
  const takeRefusals = () => {
    const left = store.refusals.value.filter(({ command, error }) => {
      if (command.type !== 'proposal.revise') {
        return true;
      }
      const clash = error.code === 'conflict';
      for (const key of Object.keys(command.fields)) {
        const slot = { proposal_id: command.proposal_id, key, most: LONGEST };
        const draft = kept.peek().get(nameOf(slot));
        if (draft) {
          keep(draft.slot, { ...draft, sent: null, stuck: !clash });
        } else if (clash && key !== 'owner_id') {
          keep(slot, { slot, text: command.fields[key], was: '\u0000', base: 0, sent: null });
        }
      }
      return !clash;
    });
    if (left.length < store.refusals.peek().length) {
      store.refusals.value = left;
    }
  };

  /** After each answer and each change by others: what was waiting goes on. */
  const goOn = () => {
    store.outbox.value;
    store.confirmed.value;
    for (const { slot } of [...kept.peek().values()]) {
      if (current(slot) && !timers.has(nameOf(slot)) && !underWay(slot)) {
        saveSoon(slot);
      }
    }
  };

  for (const name of drafts.load(INDEX) ?? []) {
    const draft = drafts.load(name);
    if (typeof draft?.text === 'string' && draft.slot) {
      kept.value = new Map([...kept.peek(), [name, draft]]);
    }
  }
  queueMicrotask(() => {
    effect(takeRefusals);
    effect(goOn);
  });

  return {
    here,
    /** What stands in the field as this person sees it. @param {Slot} slot @param {string} stands */
    text: (slot, stands) => kept.value.get(nameOf(slot))?.text ?? stands,
    /** @param {Slot} slot @returns {Clash | null} both texts, where both wrote */
    clash: (slot) => {
      const draft = kept.value.get(nameOf(slot));
      const theirs = standing(store.confirmed.value, slot);
      return draft && !underWay(slot) && clashes(draft, theirs) ? { mine: draft.text, theirs } : null;
    },
    /** How many fields of a proposal wait for a choice. @param {string} proposalId */
    waiting: (proposalId) =>
      [...kept.value.values()].filter(
        (draft) =>
          draft.slot.proposal_id === proposalId &&
          clashes(draft, standing(store.confirmed.value, draft.slot)),
      ).length,
    /** @param {Slot} slot @param {string} text */
    type: (slot, text) => {
      const draft = current(slot);
      if (draft) {
        keep(slot, { ...draft, slot, text, stuck: false });
      } else {
        put(slot, text);
      }
      saveSoon(slot);
    },
    save,
    /** @param {Slot} slot */
    enter: (slot) => {
      here.value = slot;
    },
    /** @param {Slot} slot */
    leave: (slot) => {
      if (isHere(slot)) {
        here.value = null;
      }
      save(slot);
    },
    /** One's own words, in place of what stands. @param {Slot} slot @param {string} text */
    insist: (slot, text) => {
      const draft = kept.peek().get(nameOf(slot));
      if (draft && draft.sent !== null && underWay(slot)) {
        keep(slot, { ...draft, text, stuck: false });
      } else {
        put(slot, text);
      }
      save(slot);
    },
    /** What stands, in place of one's own words. @param {Slot} slot */
    yieldTo: (slot) => keep(slot, null),
  };
};

/** An owner who is here can accept: the name then stands for the person. @param {Snapshot} snapshot @param {Slot} slot @param {string} text @returns {Record<string, string>} */
const ownerOf = ({ people }, { key }, text) =>
  key === 'owner'
    ? { owner_id: people.find(({ name, removed }) => !removed && name === text)?.person_id ?? '' }
    : {};

/** @typedef {ReturnType<typeof createWriting>} Writing */
