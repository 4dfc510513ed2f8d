/**
 * A file that takes a while: asked for, looked after until it is there, and given up when nobody wants it any more.
 * Runs without a page.
 */

/** @typedef {{format: string, include?: string, names?: string, language?: string}} FileOrder */
/** @typedef {{code: string, message: string, incident?: string}} FileError */
/**
 * @typedef {{job_id: string, state: string, progress: {done: number, total: number},
 *   file: {link: string, name: string, size: number} | null, error: FileError | null}} FileJob
 */
/** @typedef {{begin: (order: FileOrder) => Promise<FileJob>, look: (id: string) => Promise<FileJob>, cancel: (id: string) => Promise<unknown>}} FileCalls */
/** @typedef {(ms: number, gone: AbortSignal) => Promise<void>} Pause */

/** Most files are there at once: the first looks come soon. */
const PACE_MS = [120, 250, 400, 700, 1000];
const MOST_TRIES = 5;
const RETRY_MS = 3000;

/** @type {Pause} */
const sleep = (ms, gone) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    gone.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * The job once it has ended; null if it was given up. Throws what the server refused, and what the line lost for good.
 * @param {FileOrder} order @param {FileCalls} calls @param {(job: FileJob | null) => void} told how it stands; null while others are before it
 * @param {AbortSignal} gone @param {Pause} [pause]
 * @returns {Promise<FileJob | null>}
 */
export const makeFile = async (order, calls, told, gone, pause = sleep) => {
  let job = await begun(order, calls, told, gone, pause);
  for (let look = 0; job && !gone.aborted && isOpen(job); look += 1) {
    told(job);
    await pause(PACE_MS[Math.min(look, PACE_MS.length - 1)] ?? RETRY_MS, gone);
    job = gone.aborted ? job : await seen(job.job_id, calls, gone, pause);
  }
  if (job && gone.aborted) {
    // What cannot be stopped is forgotten by itself.
    await calls.cancel(job.job_id).catch(() => {});
    return null;
  }
  return job;
};

/** @param {FileJob} job */
const isOpen = ({ state }) => state === 'waiting' || state === 'running';

/** Stands in line again as long as the line is full. @param {FileOrder} order @param {FileCalls} calls @param {(job: null) => void} told @param {AbortSignal} gone @param {Pause} pause @returns {Promise<FileJob | null>} */
const begun = async (order, calls, told, gone, pause) => {
  while (!gone.aborted) {
    try {
      return await calls.begin(order);
    } catch (error) {
      const { code, retryAfterMs = RETRY_MS } = /** @type {any} */ (error);
      if (code !== 'rate_limited') {
        throw error;
      }
      told(null);
      await pause(retryAfterMs, gone);
    }
  }
  return null;
};

/** A line that is down for a moment costs no file. @param {string} id @param {FileCalls} calls @param {AbortSignal} gone @param {Pause} pause @returns {Promise<FileJob>} */
const seen = async (id, calls, gone, pause) => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await calls.look(id);
    } catch (error) {
      if (/** @type {any} */ (error).code || attempt >= MOST_TRIES || gone.aborted) {
        throw error;
      }
      await pause(RETRY_MS, gone);
    }
  }
};
