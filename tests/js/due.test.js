/** What is due, and in which order. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byDue, dayOf, dueOf } from '../../static/js/model/due.js';

const TODAY = '2026-11-22';
const row = (more) => ({ ref: 'P-01', status: 'agreed', first_step_by: '', review_date: '', ...more });

test('a first step is late, due today or coming', () => {
  assert.deepEqual(dueOf(row({ first_step_by: '2026-11-21' }), TODAY), { kind: 'late', date: '2026-11-21' });
  assert.equal(dueOf(row({ first_step_by: TODAY }), TODAY).kind, 'today');
  assert.equal(dueOf(row({ first_step_by: '2026-11-23' }), TODAY).kind, 'coming');
});

test('without a first step the review date counts, and is called one', () => {
  assert.equal(dueOf(row({ review_date: '2027-01-01' }), TODAY).kind, 'review');
  assert.equal(dueOf(row({ review_date: '2026-01-01' }), TODAY).kind, 'late');
  assert.equal(dueOf(row({}), TODAY).kind, 'none');
});

test('what is done is over, unless it is to be looked at again', () => {
  assert.equal(dueOf(row({ status: 'done', first_step_by: '2020-01-01' }), TODAY).kind, 'over');
  assert.equal(dueOf(row({ status: 'learnt', review_date: '2027-01-01' }), TODAY).kind, 'review');
  assert.equal(dueOf(row({ status: 'parked', review_date: '2027-01-01' }), TODAY).kind, 'over');
});

test('what is late comes first, then what lies ahead by date, then what has no date, last what is over', () => {
  const rows = [
    row({ ref: 'P-09', status: 'done' }),
    row({ ref: 'P-08' }),
    row({ ref: 'P-10', first_step_by: '2027-02-01' }),
    row({ ref: 'P-07', review_date: '2027-01-01' }),
    row({ ref: 'P-02', first_step_by: TODAY }),
    row({ ref: 'P-01', first_step_by: '2026-10-01' }),
    row({ ref: 'P-100', first_step_by: '2026-10-01' }),
    row({ ref: 'P-03', first_step_by: '2026-09-01' }),
  ];
  assert.deepEqual(
    byDue(rows, TODAY).map(({ ref }) => ref),
    ['P-03', 'P-01', 'P-100', 'P-02', 'P-07', 'P-10', 'P-08', 'P-09'],
  );
  assert.equal(rows[0].ref, 'P-09');
});

test('the day is the one on the wall where the reader is', () => {
  assert.equal(dayOf(new Date(2026, 0, 5, 23, 59)), '2026-01-05');
});
