/** Calls of what is done before and after a session. */

import { keepSession } from '../model/commands-leading.js';
import { call } from './api.js';
import { retentionCalls } from './retention.js';

/** @typedef {{status: string, at: string, text?: string, name: string}} Said */
/** @typedef {{proposal_id: string, ref: string, title: string, owner: string, first_step: string, first_step_who: string, first_step_by: string, review_date: string, status: string, history: Said[]}} Followed */
/** @typedef {{session: {title: string, language: string, state: string, created_at: string}, proposals: Followed[], me: {name: string}}} FollowUp */

/** @param {string} code */
export const followCalls = (code) => {
  const path = `/api/sessions/${code}/follow-up`;
  const seat = 'follow';
  return {
    /** @param {string} key */
    come: (key) => call(`${path}/grants`, { seat, method: 'POST', body: { key } }),
    /** @returns {Promise<FollowUp>} */
    read: () => call(path, { seat }),
    /** @param {{op_id: string, proposal_id: string, status: string, text: string, name?: string}} said */
    say: (said) => call(path, { seat, method: 'POST', body: said }),
  };
};

/** @typedef {{proposal_id: string, owner: boolean, concerns: boolean}} Chosen */
/** @typedef {{proposals: Chosen[], title: string, language: string, licence: string, credit: string}} ToPublish */
/** @typedef {{ref: string, fields: Record<string, string>, status: string, owner?: string, concerns?: string[]}} PublicProposal */
/** @typedef {{title: string, language: string, licence: string, credit: string, session_date: string, published_on: string, proposals: PublicProposal[]}} PublicValue */
/** @typedef {{value: PublicValue, digest: string, warnings: Array<{ref: string, field: string, names: string[]}>}} Preview */
/** @typedef {{public_id: string, address: string, at: string, title: string, licence: string, refs: string[]}} Published */
/** @typedef {{proposal_id: string, ref: string, title: string, status: string, owner: string | null, concerns: number}} Publishable */
/** @typedef {{subject: string, body: string}} Letter */

/** @param {{code: string, seat: string}} place */
export const afterwardsCalls = ({ code, seat }) => {
  const path = `/api/sessions/${code}`;
  const post = (/** @type {string} */ where, /** @type {unknown} */ body = {}) =>
    call(`${path}/${where}`, { seat, method: 'POST', body });
  return {
    /** @returns {Promise<{made_at: string | null}>} */
    link: () => call(`${path}/follow-up/link`, { seat }),
    /** @returns {Promise<{link: string}>} */
    makeLink: () => post('follow-up/link'),
    endLink: () => post('follow-up/link/end'),
    /** @param {{title: string, language: string, start_code?: string}} asked @returns {Promise<{code: string}>} */
    review: (asked) => post('review', asked),
    /** @returns {Promise<{publications: Published[], proposals: Publishable[]}>} */
    publications: () => call(`${path}/publications`, { seat }),
    /** @param {ToPublish} asked @returns {Promise<Preview>} */
    preview: (asked) => post('publications/preview', asked),
    /** @param {ToPublish & {digest: string}} asked @returns {Promise<{public_id: string, address: string}>} */
    publish: (asked) => post('publications', asked),
    /** @param {string} id */
    takeDown: (id) => post(`publications/${id}/take-down`),
    /** @param {{starts_at?: string, minutes: number, notes: string}} asked @returns {Promise<{texts: Record<string, Record<string, Letter>>}>} */
    invite: (asked) => post('invite', asked),
    ...retentionCalls({ code, seat }),
    /** @param {number | null} days @returns {Promise<any>} the command's answer */
    keepDays: (days) => post('commands', keepSession(days)),
    /** @param {string} typed the session's code, as it confirms the end */
    erase: (typed) => post('erase', { confirm: typed }),
  };
};

/** @typedef {ReturnType<typeof afterwardsCalls>} AfterwardsCalls */
/** @typedef {ReturnType<typeof followCalls>} FollowCalls */
