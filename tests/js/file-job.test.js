/** Asking for a file that takes a while. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeFile } from '../../static/js/model/file-job.js';

const ORDER = { format: 'proposals.pdf' };
const job = (state, more = {}) => ({
  job_id: 'j1',
  state,
  progress: { done: 0, total: 0 },
  file: null,
  error: null,
  ...more,
});
const FILE = { link: '/x', name: 'x.pdf', size: 3 };

/** A server that answers in this order; an Error is thrown. */
const server = (begins, looks = []) => {
  const said = [];
  const next = (answers) => async (given) => {
    said.push(given);
    const answer = answers.shift();
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  };
  return { begin: next(begins), look: next(looks), cancel: async (id) => said.push(`stop ${id}`), said };
};
const refused = (code, retryAfterMs) => Object.assign(new Error(code), { code, retryAfterMs });
const at_once = () => Promise.resolve();
const never = new AbortController().signal;

test('it is told how far the file is, and has it when it is there', async () => {
  const told = [];
  const half = job('running', { progress: { done: 5, total: 10 } });
  const calls = server([job('waiting')], [half, job('done', { file: FILE })]);
  const ended = await makeFile(
    ORDER,
    calls,
    (now) => told.push([now.state, now.progress.done]),
    never,
    at_once,
  );
  assert.deepEqual(ended.file, FILE);
  assert.deepEqual(told, [
    ['waiting', 0],
    ['running', 5],
  ]);
});

test('a full line is asked again when the server said', async () => {
  const waits = [];
  const calls = server([refused('rate_limited', 2500), job('done', { file: FILE })]);
  const told = [];
  await makeFile(
    ORDER,
    calls,
    (now) => told.push(now),
    never,
    async (ms) => {
      waits.push(ms);
    },
  );
  assert.deepEqual([waits, told, calls.said], [[2500], [null], [ORDER, ORDER]]);
});

test('what the server refuses for good is thrown', async () => {
  await assert.rejects(
    makeFile(ORDER, server([refused('forbidden_role')]), () => {}, never, at_once),
    {
      code: 'forbidden_role',
    },
  );
});

test('a line that is down for a moment costs no file, one that stays down does', async () => {
  const down = () => new TypeError('fetch failed');
  const back = server([job('running')], [down(), down(), job('done', { file: FILE })]);
  assert.equal((await makeFile(ORDER, back, () => {}, never, at_once)).state, 'done');
  const gone = server([job('running')], Array.from({ length: 5 }, down));
  await assert.rejects(
    makeFile(ORDER, gone, () => {}, never, at_once),
    TypeError,
  );
});

test('what nobody wants any more is stopped at the server', async () => {
  const stop = new AbortController();
  const calls = server([job('running')], [job('running')]);
  const ended = await makeFile(ORDER, calls, () => stop.abort(), stop.signal, at_once);
  assert.equal(ended, null);
  assert.deepEqual(calls.said.at(-1), 'stop j1');
});
