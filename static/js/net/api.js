/** HTTP calls of a page: its seat is named, its token lies in a cookie that no script can read. */

/** Codes after which trying again is no use. */
export const FINAL = new Set(['unauthorised', 'not_found', 'gone', 'forbidden', 'client_too_old']);
/** A line that is open at one end only would hold a call for ever. */
const PATIENCE_MS = 15_000;

/** An answer that says no, with the code of docs/protocol.md and words for people. */
export class Refused extends Error {
  /** @param {{code: string, message: string, field?: string, retry_after_ms?: number}} error @param {number} status */
  constructor(error, status) {
    super(error.message);
    this.code = error.code;
    this.field = error.field;
    this.retryAfterMs = error.retry_after_ms;
    this.status = status;
  }
}

/**
 * @param {string} path
 * @param {{seat: string, method?: string, body?: unknown, patienceMs?: number}} options
 * @returns {Promise<any>}
 */
export const call = async (path, { seat, method = 'GET', body, patienceMs }) => {
  /** @type {Record<string, string>} */
  const headers = { 'X-Seat': seat, 'X-Page': import.meta.url, Accept: 'application/json' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  const answer = await fetch(path, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    credentials: 'same-origin',
    cache: 'no-store',
    signal: patienceMs ? AbortSignal.timeout(patienceMs) : null,
  });
  const found = await answer.json().catch(() => null);
  if (!answer.ok) {
    throw new Refused(found?.error ?? { code: 'internal', message: `${answer.status}` }, answer.status);
  }
  if (found === null) {
    // Somebody else's page, as a hotel's network puts in front of ours: we have not been heard at all.
    throw new TypeError('not our answer');
  }
  return found;
};

/** @param {{title: string, template?: string, run_sheet?: unknown, rehearsal?: boolean, language: string, start_code?: string}} session */
export const startSession = (session) =>
  call('/api/sessions', { seat: 'host', method: 'POST', body: session });

/** @param {string} code */
export const door = (code) => call(`/api/sessions/${encodeURIComponent(code)}/door`, { seat: 'me' });

/** @param {string} code @param {{name: string, side?: string, language?: string}} person */
export const join = (code, person) =>
  call(`/api/sessions/${code}/people`, { seat: 'me', method: 'POST', body: person });

/** @param {string} code @param {string} seat @param {{key: string, name?: string, passcode?: string}} grant */
export const exchange = (code, seat, grant) =>
  call(`/api/sessions/${code}/grants`, { seat, method: 'POST', body: grant });

/** @param {string} code @param {string} seat */
export const loadSnapshot = (code, seat) => call(`/api/sessions/${code}`, { seat, patienceMs: PATIENCE_MS });

/** @param {string} code @param {string} seat @param {import("../types.d.ts").Command[]} commands */
export const postCommands = (code, seat, commands) =>
  call(`/api/sessions/${code}/commands`, { seat, method: 'POST', body: commands, patienceMs: PATIENCE_MS });
