/** The remark that somebody is at: it stays with the note that it is about, whatever the room looks at meanwhile. */

import { signal } from '../../lib/signals.js';

/** @typedef {{kind: string, note: string, text: string, shut: boolean}} RemarkDraft `shut`: folded away, its words are kept */
/** @typedef {import("../../model/drafts.js").Drafts} Drafts */

const NAME = 'remark';
/** What is written; undefined until this device was asked. @type {RemarkDraft | null | undefined} */
let draft;
const changes = signal(0);

/** @param {Drafts} drafts @returns {RemarkDraft | null} */
export const remarkDraft = (drafts) => {
  changes.value;
  if (draft === undefined) {
    draft = drafts.load(NAME);
  }
  return draft ?? null;
};

/** One press opens it, another folds it away. @param {Drafts} drafts @param {string} kind @param {string} note */
export const pressRemark = (drafts, kind, note) => {
  const before = remarkDraft(drafts);
  const open = before?.kind === kind && before.note === note && !before.shut;
  draft = { kind, note, text: before?.text ?? '', shut: open };
  drafts.save(NAME, draft);
  changes.value += 1;
};

/** Without drawing the page anew: the words stand in the field. @param {Drafts} drafts @param {string} text */
export const typeRemark = (drafts, text) => {
  if (draft) {
    draft = { ...draft, text };
    drafts.saveSoon(NAME, draft);
  }
};

/** @param {Drafts} drafts */
export const endRemark = (drafts) => {
  draft = null;
  drafts.drop(NAME);
  changes.value += 1;
};
