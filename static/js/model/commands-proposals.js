/** Commands around proposals: to write them, to judge them, to take them on. */

import { command } from './commands.js';
import { newId } from './ids.js';

/** @param {{title: string, themeId: string | null, noteIds: string[]}} proposal */
export const draftProposal = ({ title, themeId, noteIds }) =>
  command('proposal.draft', { proposal_id: newId(), title, theme_id: themeId, note_ids: noteIds });

/** @param {string} proposal_id @param {Record<string, string>} fields @param {number} [base] the seq at which they were last seen */
export const reviseProposal = (proposal_id, fields, base) =>
  command('proposal.revise', { proposal_id, fields, base });

/** @param {string} proposal_id @param {string[]} note_ids */
export const linkProposal = (proposal_id, note_ids) => command('proposal.link', { proposal_id, note_ids });

/** @param {string} proposal_id @param {string} status */
export const setStatus = (proposal_id, status) => command('proposal.status', { proposal_id, status });

/** @param {string} proposal_id */
export const acceptProposal = (proposal_id) => command('proposal.accept', { proposal_id });

/** @param {string} proposal_id */
export const declineProposal = (proposal_id) => command('proposal.decline', { proposal_id });

/** Another way to say what is proposed. @param {string} proposal_id @param {string} text */
export const offerWording = (proposal_id, text) =>
  command('wording.offer', { proposal_id, wording_id: newId(), text });

/** @param {string} proposal_id @param {string} wording_id */
export const agreeWording = (proposal_id, wording_id) =>
  command('wording.agree', { proposal_id, wording_id });

/** @param {string} proposal_id @param {string} concern_id @param {string} text what is done about it */
export const answerConcern = (proposal_id, concern_id, text) =>
  command('concern.answer', { proposal_id, concern_id, text });

/** @param {string} proposal_id @param {number} value */
export const setSupport = (proposal_id, value) => command('support.set', { proposal_id, value });

/** @param {string} proposal_id @param {string} text @param {boolean} anonymous */
export const raiseConcern = (proposal_id, text, anonymous) =>
  command('concern.raise', { proposal_id, text, anonymous });
