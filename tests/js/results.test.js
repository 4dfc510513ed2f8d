/** In which order results stand, and what is taken on from them: the twin of the server's ranks and targets. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resultsOf } from '../../static/js/model/marked.js';
import { strengthOf, topOf } from '../../static/js/model/targets.js';

const RANKS = {
  never: { n: 0, sum: 0, spread: {}, points: 0 },
  once: { n: 1, sum: 1, spread: { 1: 1 }, points: 3 },
  often: { n: 3, sum: 6, spread: { 2: 3 }, points: 6 },
};
const DOTS = {
  few: { n: 1, sum: 1, spread: { 1: 1 } },
  many: { n: 4, sum: 4, spread: { 1: 4 } },
};

/** @param {string} mark @param {Record<string, any>} tallies */
const counted = (mark, tallies) => ({
  run_sheet: [{ phase_id: 'p', switches: { mark, source: 'new' } }],
  marks: { phases: { p: tallies } },
  notes: Object.keys(tallies).map((note_id) => ({ note_id, text: note_id, caption: '' })),
  themes: [],
  proposals: [],
});

test('of ranks the most points stand first, though their sum is the highest', () => {
  const order = resultsOf(counted('rank', RANKS), 'p', 'en').map(({ id }) => id);
  assert.deepEqual(order, ['often', 'once', 'never']);
});

test('of everything else the highest sum stands first', () => {
  const order = resultsOf(counted('dots', DOTS), 'p', 'en').map(({ id }) => id);
  assert.deepEqual(order, ['many', 'few']);
});

test('top takes the strongest: points of ranks, else the sum', () => {
  assert.deepEqual(topOf(RANKS, 2), ['often', 'once']);
  assert.deepEqual(topOf(DOTS, 1), ['many']);
  assert.equal(strengthOf({ n: 2, sum: 2, spread: {}, points: 0 }), 0);
});
