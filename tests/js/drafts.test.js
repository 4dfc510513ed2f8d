/** Drafts on the device: letters are written together, and nothing waits when the page goes. */

import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { createDrafts } from '../../static/js/model/drafts.js';

const storageOf = () => {
  const kept = new Map();
  let writes = 0;
  return {
    kept,
    writes: () => writes,
    setItem: (key, value) => {
      writes += 1;
      kept.set(key, value);
    },
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => kept.delete(key),
  };
};

test('letters are written together within a moment', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const storage = storageOf();
  const drafts = createDrafts(storage, 'me');
  for (const text of ['a', 'ab', 'abc']) {
    drafts.saveSoon('step', { text });
  }
  assert.equal(storage.writes(), 0);
  mock.timers.tick(1000);
  assert.equal(storage.writes(), 1);
  assert.deepEqual(createDrafts(storage, 'me').load('step'), { text: 'abc' });
  drafts.saveSoon('step', { text: 'abcd' });
  mock.timers.tick(1000);
  assert.deepEqual(createDrafts(storage, 'me').load('step'), { text: 'abcd' });
  mock.timers.reset();
});

test('what waits is written when the page goes, and read before it is written', () => {
  const storage = storageOf();
  const drafts = createDrafts(storage, 'me');
  drafts.saveSoon('step', { text: 'first' });
  assert.deepEqual(drafts.load('step'), { text: 'first' });
  drafts.saveSoon('step', { text: 'second' });
  drafts.flush();
  assert.deepEqual(createDrafts(storage, 'me').load('step'), { text: 'second' });
});

test('a stroke is written at once, after it nothing older', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const storage = storageOf();
  const drafts = createDrafts(storage, 'me');
  drafts.saveSoon('step', { text: 'a' });
  drafts.save('step', { text: 'a', sketch: 1 });
  mock.timers.tick(1000);
  assert.deepEqual(drafts.load('step'), { text: 'a', sketch: 1 });
  mock.timers.reset();
});

test('what was posted does not come back', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const storage = storageOf();
  const drafts = createDrafts(storage, 'me');
  drafts.saveSoon('step', { text: 'posted' });
  drafts.drop('step');
  mock.timers.tick(1000);
  assert.equal(drafts.load('step'), null);
  mock.timers.reset();
});

test('where nothing may be kept a draft lives as long as the page, which hears of it', () => {
  const refuse = () => {
    throw new Error('QuotaExceededError');
  };
  for (const storage of [null, { setItem: refuse, getItem: refuse, removeItem: refuse }]) {
    const told = [];
    const drafts = createDrafts(storage, 'me', (adrift) => told.push(adrift));
    drafts.save('step', { text: 'only here' });
    assert.deepEqual(drafts.load('step'), { text: 'only here' });
    assert.equal(told.at(-1), true);
    drafts.drop('step');
    assert.equal(drafts.load('step'), null);
    assert.equal(told.at(-1), false);
  }
});
