import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitAtDoor } from '../../static/js/model/at-the-door.js';

/** Answers one after the other; what is an error is thrown. @param {any[]} answers */
const asking = (answers) => {
  const given = [...answers];
  return async () => {
    const next = given.shift();
    if (next instanceof Error) {
      throw next;
    }
    return next;
  };
};
/** @param {string} code @param {string} [field] */
const refused = (code, field) => Object.assign(new Error(code), { code, field });
const none = async () => {};

test('the page goes in once it is let in', async () => {
  assert.equal(
    await waitAtDoor(asking([{ waiting: 'k' }, { waiting: 'k' }, { person_id: 'p' }]), none),
    'in',
  );
});

test('a line that is down only makes the wait longer', async () => {
  const down = [new TypeError('fetch'), refused('busy'), refused('internal')];
  assert.equal(await waitAtDoor(asking([...down, { person_id: 'p' }]), none), 'in');
});

test('who is turned away is told, and another refusal is not that', async () => {
  assert.equal(await waitAtDoor(asking([{ waiting: 'k' }, refused('forbidden', 'knock')]), none), 'away');
  assert.equal(await waitAtDoor(asking([refused('forbidden'), { person_id: 'p' }]), none), 'in');
});

test('who is not known at the door any more knocks anew', async () => {
  assert.equal(await waitAtDoor(asking([{ waiting: 'k' }, refused('not_found')]), none), 'forgotten');
});

test('between two tries of a line that is down there is a rest', async () => {
  const rests = [];
  await waitAtDoor(asking([new TypeError('fetch'), {}]), async (ms) => void rests.push(ms));
  assert.ok(rests.length === 1 && rests[0] >= 1000);
});
