/** Several tabs of one person, and a server that was put back to an earlier day (I9). */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from './support/clock.js';
import { createDevice } from './support/device.js';

const HOUR = 3_600_000;
const post = (n) => ({ op_id: `op${n}`, type: 'note.post', note_id: `n${n}`, text: `wish ${n}` });
const accepts = (commands) => commands.map(({ op_id }, index) => ({ ok: true, op_id, seq: 7 + index }));
const never = () => new Promise(() => {});
const states = ({ outbox }) => outbox.entries().map(({ command, state }) => [command.op_id, state]);

test('two tabs show the same, and each command is sent by one of them', async () => {
  const device = createDevice();
  let open = () => {};
  const gate = new Promise((resolve) => {
    open = resolve;
  });
  const one = device.tab({
    answers: async (commands) => {
      await gate;
      return accepts(commands);
    },
  });
  const two = device.tab({ answers: accepts });
  one.outbox.push(post(1));
  await settle();
  assert.deepEqual(states(one), [['op1', 'saving']]);
  assert.deepEqual(states(two), [['op1', 'saving']]);
  open();
  await settle();
  assert.deepEqual(states(one), [['op1', 'landed']]);
  assert.deepEqual(states(two), [['op1', 'landed']]);
  two.outbox.push(post(2));
  await settle();
  assert.deepEqual([...one.sent, ...two.sent].flat().sort(), ['op1', 'op2']);
});

test('what a tab had under way when it was closed is taken over by the other', async () => {
  const device = createDevice();
  const one = device.tab({ answers: never });
  const two = device.tab({ answers: accepts });
  one.outbox.push(post(1));
  one.outbox.push(post(2));
  await settle();
  assert.deepEqual(two.sent, []);
  one.close();
  two.outbox.wake();
  await two.outbox.look();
  await settle();
  two.outbox.push(post(3));
  await settle();
  assert.deepEqual(two.sent.flat().sort(), ['op1', 'op2', 'op3']);
  assert.deepEqual(device.waiting(), []);
});

test('a refusal is shown in both tabs', async () => {
  const device = createDevice();
  const answers = ([{ op_id }]) => [{ ok: false, op_id, error: { code: 'forbidden', message: '' } }];
  const one = device.tab({ answers });
  const two = device.tab({ answers });
  one.outbox.push(post(1));
  await settle();
  assert.equal(one.refused.length, 1);
  assert.equal(two.refused.length, 1);
  assert.deepEqual(states(two), []);
});

const restored = async (commands, { answers = accepts, later = 0, tabs = 1 } = {}) => {
  const device = createDevice();
  let epoch = 'e1';
  let now = 1000;
  const at = { epoch: () => epoch, now: () => now };
  const before = device.tab({ answers: accepts, ...at });
  for (const command of commands) {
    before.outbox.push(command);
    await settle();
  }
  before.outbox.seen(99);
  before.close();
  epoch = 'e2';
  now += later;
  const after = Array.from({ length: tabs }, () => device.tab({ answers, ...at }));
  for (const tab of after) {
    tab.outbox.seen(3);
    await tab.outbox.look();
    await settle();
  }
  return { device, after };
};

test('another history is offered what was acknowledged lately, in its order and under the same ids', async () => {
  const edit = { op_id: 'op2', type: 'note.edit', note_id: 'n1', text: 'better' };
  const { after } = await restored([post(1), edit, post(3)]);
  assert.deepEqual(after[0].sent, [['op1', 'op2', 'op3']]);
  assert.ok(after[0].outbox.entries().every(({ again }) => again));
  after[0].outbox.wake();
  await after[0].outbox.look();
  await settle();
  assert.equal(after[0].sent.length, 1, 'once is enough');
});

test('an answered command is not sent again while the history is the same', async () => {
  const device = createDevice();
  const one = device.tab({ answers: accepts });
  one.outbox.push(post(1));
  await settle();
  one.close();
  const two = device.tab({ answers: accepts });
  await two.outbox.look();
  await settle();
  assert.deepEqual(two.sent, []);
});

test('what leads the session, and what is older than a day, is not offered again', async () => {
  const opened = { op_id: 'op2', type: 'phase.open', phase_id: 'p2', expected: 'p1' };
  assert.deepEqual((await restored([post(1), opened])).after[0].sent, [['op1']]);
  const old = await restored([post(1)], { later: 25 * HOUR });
  assert.deepEqual(old.after[0].sent, []);
  assert.equal(old.device.shelf.rows.size, 0, 'nor kept any longer');
});

test('the last two hundred answered commands are kept, the older ones go', async () => {
  const { device } = await restored(Array.from({ length: 205 }, (_, n) => post(n)));
  assert.equal(device.shelf.rows.size, 200);
});

test('what another history refuses is handed back with its words; what has none is let go', async () => {
  const mark = { op_id: 'op2', type: 'mark.set', mark_id: 'm1', target_id: 'n1', value: 1 };
  const answers = (commands) =>
    commands.map(({ op_id }) => ({ ok: false, op_id, error: { code: 'phase_closed', message: '' } }));
  const { after, device } = await restored([post(1), mark], { answers });
  assert.deepEqual(
    after[0].refused.map(({ command }) => command.op_id),
    ['op1'],
  );
  assert.equal(device.shelf.rows.size, 1);
});

test('what was taken back is not offered to another history', async () => {
  const device = createDevice();
  let epoch = 'e1';
  const tab = device.tab({ answers: accepts, epoch: () => epoch });
  tab.outbox.push(post(1));
  await settle();
  tab.outbox.seen(99);
  await tab.outbox.forget(['op1']);
  epoch = 'e2';
  await tab.outbox.look();
  await settle();
  assert.equal(tab.sent.length, 1);
});
