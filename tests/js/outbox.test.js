/** I9: nothing typed is lost. It is kept, sent until answered, or handed back with the reason. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from './support/clock.js';
import { createDevice } from './support/device.js';

const post = (n) => ({ op_id: `op${n}`, type: 'note.post', note_id: `n${n}`, text: `wish ${n}` });
const yes = ({ op_id }, seq = 7) => ({ ok: true, op_id, seq });
const no = ({ op_id }, code, more = {}) => ({ ok: false, op_id, error: { code, message: code, ...more } });
const accepts = (commands) => commands.map((command) => yes(command));
const never = () => new Promise(() => {});
const states = ({ outbox }) => outbox.entries().map(({ command, state }) => [command.op_id, state]);

test('a command is on the device before the page says so, and waits there no longer than until it is accepted', async () => {
  const device = createDevice();
  const tab = device.tab({ answers: accepts });
  tab.outbox.push(post(1));
  assert.equal(device.storage.length, 1, 'at once');
  assert.equal(tab.outbox.entries()[0].safe, null, 'nothing is claimed yet');
  await settle();
  assert.equal(device.storage.length, 0);
  assert.deepEqual(device.waiting(), []);
  assert.deepEqual(states(tab), [['op1', 'landed']]);
  tab.outbox.seen(7);
  assert.deepEqual(states(tab), []);
});

test('what is accepted stays in sight until the snapshot holds it', async () => {
  const tab = createDevice().tab({ answers: (commands) => commands.map((command) => yes(command, 9)) });
  tab.outbox.push(post(1));
  await settle();
  tab.outbox.seen(8);
  assert.equal(tab.outbox.entries().length, 1);
  tab.outbox.seen(9);
  assert.equal(tab.outbox.entries().length, 0);
});

test('one batch is in flight at a time; what is written meanwhile travels together afterwards', async () => {
  let open = () => {};
  const gate = new Promise((resolve) => {
    open = resolve;
  });
  const tab = createDevice().tab({
    answers: async (commands, n) => {
      if (n === 1) {
        await gate;
      }
      return accepts(commands);
    },
  });
  tab.outbox.push(post(1));
  await settle();
  tab.outbox.push(post(2));
  tab.outbox.push(post(3));
  await settle();
  assert.deepEqual(tab.sent, [['op1']]);
  open();
  await settle();
  assert.deepEqual(tab.sent, [['op1'], ['op2', 'op3']]);
});

test('without an answer the same op_id is sent again, each time after a longer pause', async () => {
  const tab = createDevice().tab({
    answers: (commands, n) => {
      if (n < 3) {
        throw new Error('timeout');
      }
      return accepts(commands);
    },
  });
  tab.outbox.push(post(1));
  await settle();
  assert.deepEqual(states(tab), [['op1', 'kept']]);
  const [first] = tab.clock.waits();
  tab.clock.run();
  await settle();
  const [second] = tab.clock.waits();
  assert.ok(second > first);
  tab.clock.run();
  await settle();
  assert.deepEqual(tab.sent, [['op1'], ['op1'], ['op1']]);
  assert.deepEqual(states(tab), [['op1', 'landed']]);
});

test('a reload finds what was typed and sends it; another person on this device does not', async () => {
  const device = createDevice();
  const lost = device.tab({ answers: never });
  lost.outbox.push(post(1));
  lost.outbox.push(post(2));
  await settle();
  lost.close();
  const other = device.tab({ owner: 'CODE.peter', answers: accepts });
  await other.outbox.look();
  assert.deepEqual(other.outbox.entries(), []);
  const again = device.tab({ answers: accepts });
  await again.outbox.look();
  await settle();
  assert.deepEqual(again.sent, [['op1', 'op2']]);
  assert.deepEqual(device.waiting(), []);
});

test('what an earlier page left in its own storage is taken over once, and sent', async () => {
  const device = createDevice();
  device.storage.setItem('wishwall.op.CODE.nia.op1', JSON.stringify({ command: post(1), at: 5 }));
  const tab = device.tab({ answers: accepts });
  await tab.outbox.look();
  await settle();
  assert.deepEqual(tab.sent, [['op1']]);
  assert.equal(device.storage.length, 0);
});

test('a refused command is handed back with its words and the reason, also after a reload, until it is read', async () => {
  const device = createDevice();
  const tab = device.tab({ answers: ([command]) => [no(command, 'phase_closed')] });
  tab.outbox.push(post(1));
  await settle();
  assert.equal(tab.refused[0].command.text, 'wish 1');
  assert.equal(tab.refused[0].error.code, 'phase_closed');
  assert.deepEqual(tab.outbox.entries(), []);
  tab.close();
  const again = device.tab({ answers: accepts });
  await again.outbox.look();
  await settle();
  assert.deepEqual(again.sent, []);
  assert.deepEqual(
    again.refused.map(({ command }) => command.op_id),
    ['op1'],
  );
  await again.outbox.forget(['op1']);
  assert.equal(device.shelf.rows.size, 0);
});

test('what has no words to give back is not kept when it is refused', async () => {
  const device = createDevice();
  const hand = { op_id: 'op1', type: 'hand.raise', raised: true };
  const tab = device.tab({ answers: () => [no(hand, 'locked')] });
  tab.outbox.push(hand);
  await settle();
  assert.equal(tab.refused.length, 1);
  assert.equal(device.shelf.rows.size, 0);
});

test('a refusal that will pass is tried again for ever, and what leans on it waits with it', async () => {
  const edit = { op_id: 'op2', type: 'note.edit', note_id: 'n1', text: 'better' };
  const device = createDevice();
  const tab = device.tab({
    answers: (commands, n) =>
      n <= 30
        ? [
            no(commands[0], n % 2 ? 'storage_full' : 'internal', { retry_after_ms: 9000, incident: 'abc' }),
            no(edit, 'not_found'),
          ]
        : accepts(commands),
  });
  device.storage.setItem('wishwall.op.CODE.nia.op1', JSON.stringify({ command: post(1), at: 1 }));
  device.storage.setItem('wishwall.op.CODE.nia.op2', JSON.stringify({ command: edit, at: 2 }));
  tab.close();
  const again = device.tab({
    answers: (commands, n) =>
      n <= 30
        ? [
            no(commands[0], n % 2 ? 'storage_full' : 'internal', { retry_after_ms: 9000, incident: 'abc' }),
            no(edit, 'not_found'),
          ]
        : accepts(commands),
  });
  await again.outbox.look();
  await settle();
  assert.ok(again.clock.waits()[0] >= 9000);
  assert.equal(again.troubles.at(-1).incident, 'abc');
  for (let n = 0; n < 30; n += 1) {
    again.clock.run();
    await settle();
  }
  assert.deepEqual(again.sent.at(-1), ['op1', 'op2']);
  assert.equal(again.sent.length, 31);
  assert.deepEqual(again.refused, []);
  assert.equal(again.troubles.at(-1), null);
  assert.deepEqual(device.waiting(), []);
});

test('the pause grows to some seconds and no further, however long it lasts', async () => {
  const tab = createDevice().tab({ answers: ([command]) => [no(command, 'busy')] });
  tab.outbox.push(post(1));
  const waits = [];
  for (let n = 0; n < 40; n += 1) {
    await settle();
    waits.push(tab.clock.waits()[0]);
    tab.clock.run();
  }
  assert.ok(waits[0] < 600);
  assert.ok(Math.max(...waits) <= 10_000);
  assert.equal(waits.at(-1), Math.max(...waits));
});

test('a session that is closed will not take it later: it is handed back at once', async () => {
  const tab = createDevice().tab({ closed: () => true, answers: ([command]) => [no(command, 'read_only')] });
  tab.outbox.push(post(1));
  await settle();
  assert.equal(tab.refused[0].error.code, 'read_only');
});

test('a batch that is too large as a whole goes one by one, and only the one that cannot travel is handed back', async () => {
  const device = createDevice();
  const large = ({ op_id }) => op_id === 'op2';
  const answers = (commands) => {
    if (commands.some(large)) {
      throw Object.assign(new Error('too large'), { code: 'too_large' });
    }
    return accepts(commands);
  };
  const before = device.tab({ answers: never });
  before.outbox.push(post(1));
  before.outbox.push(post(2));
  before.outbox.push(post(3));
  await settle();
  before.close();
  const tab = device.tab({ answers });
  await tab.outbox.look();
  await settle();
  await settle();
  assert.deepEqual(
    tab.refused.map(({ command }) => command.op_id),
    ['op2'],
  );
  assert.deepEqual(states(tab), [
    ['op1', 'landed'],
    ['op3', 'landed'],
  ]);
});

test('a batch holds at most 32 commands and stays well under a frame, whatever letters it is written in', async () => {
  const many = createDevice();
  for (let n = 0; n < 40; n += 1) {
    many.storage.setItem(`wishwall.op.CODE.nia.op${n}`, JSON.stringify({ command: post(n), at: n }));
  }
  const tab = many.tab({ answers: never });
  await tab.outbox.look();
  await settle();
  assert.equal(tab.sent[0].length, 32);
  const heavy = createDevice();
  for (let n = 0; n < 6; n += 1) {
    const command = { ...post(n), sketch: 'ŵ'.repeat(30_000) };
    heavy.storage.setItem(`wishwall.op.CODE.nia.op${n}`, JSON.stringify({ command, at: n }));
  }
  const big = heavy.tab({ answers: never });
  await big.outbox.look();
  await settle();
  assert.equal(big.sent[0].length, 3);
});
