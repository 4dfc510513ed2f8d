/** Calls for files that are made while one waits. */

import { call } from './api.js';

/** @typedef {import("../model/file-job.js").FileJob} FileJob */

/** @param {{code: string, seat: string}} place @returns {import("../model/file-job.js").FileCalls} */
export const fileCalls = ({ code, seat }) => {
  const path = `/api/sessions/${code}/exports`;
  return {
    begin: (order) => call(path, { seat, method: 'POST', body: order }),
    look: (id) => call(`${path}/${id}`, { seat }),
    cancel: (id) => call(`${path}/${id}`, { seat, method: 'DELETE' }),
  };
};
