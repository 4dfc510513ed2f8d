/** The remark that somebody is at: it stays with the note that it is about, whatever the room looks at meanwhile. */

import { signal } from '../../lib/signals.js';

/** @typedef {{kind: string, note: string, text: string, shut: boolean}} RemarkDraft `shut`: folded away, its words are kept */
/** @typedef {import("../../model/drafts.js").Drafts} Drafts */

const NAME = 'remark';
const changes = signal(0);

/** As this device holds it, for another tab of the same person may have sent it. @param {Drafts} drafts @returns {RemarkDraft | null} */
export const remarkDraft = (drafts) => {
  changes.value;
  return drafts.load(NAME);
};

/**
 * One press opens it, another folds it away. What is written about one note is sent or thrown away before another
 * is begun: until then a press elsewhere leads back to it.
 * @param {Drafts} drafts @param {string} kind @param {string} note
 */
export const pressRemark = (drafts, kind, note) => {
  const before = remarkDraft(drafts);
  const text = before?.text ?? '';
  const about = text.trim() && before ? before.note : note;
  const same = before?.note === note && before.kind === kind;
  drafts.save(NAME, { kind, note: about, text, shut: same && !before.shut });
  changes.value += 1;
};

/** Without drawing the page anew: the words stand in the field. @param {Drafts} drafts @param {{kind: string, note: string}} of @param {string} text */
export const typeRemark = (drafts, { kind, note }, text) => {
  drafts.saveSoon(NAME, { kind, note, text, shut: false });
};

/** @param {Drafts} drafts */
export const endRemark = (drafts) => {
  drafts.drop(NAME);
  changes.value += 1;
};
