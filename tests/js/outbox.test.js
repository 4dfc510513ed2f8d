/** I9: nothing typed is lost. It is kept, sent until answered, or handed back with the reason. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKept } from '../../static/js/model/kept.js';
import { createOutbox } from '../../static/js/model/outbox.js';
import { fakeClock, settle } from './support/clock.js';
import { brokenStorage, memoryStorage } from './support/storage.js';

const post = (n) => ({ op_id: `op${n}`, type: 'note.post', note_id: `n${n}`, text: `wish ${n}` });
const yes = ({ op_id }, seq = 7) => ({ ok: true, op_id, seq });
const no = ({ op_id }, code) => ({ ok: false, op_id, error: { code, message: code } });

const outboxWith = ({ answers, storage = memoryStorage(), owner = 'CODE.nia' }) => {
  const clock = fakeClock();
  const sent = [];
  const refused = [];
  const outbox = createOutbox({
    send: async (commands) => {
      sent.push(commands.map(({ op_id }) => op_id));
      return answers(commands, sent.length);
    },
    keep: createKept(storage, owner),
    changed: () => {},
    refused: (refusal) => refused.push(refusal),
    later: clock.later,
    random: () => 0.5,
    now: () => 1000,
  });
  return { outbox, clock, sent, refused, storage };
};
const states = (outbox) => outbox.entries().map(({ command, state }) => [command.op_id, state]);

test('a command is kept on the device before it is sent, and no longer than until it is accepted', async () => {
  const { outbox, storage } = outboxWith({ answers: (commands) => commands.map((command) => yes(command)) });
  outbox.push(post(1));
  assert.equal(storage.length, 1);
  await settle();
  assert.equal(storage.length, 0);
  assert.deepEqual(states(outbox), [['op1', 'landed']]);
  outbox.seen(7);
  assert.deepEqual(states(outbox), []);
});

test('what is accepted stays in sight until the snapshot holds it', async () => {
  const { outbox } = outboxWith({ answers: (commands) => commands.map((command) => yes(command, 9)) });
  outbox.push(post(1));
  await settle();
  outbox.seen(8);
  assert.equal(outbox.entries().length, 1);
  outbox.seen(9);
  assert.equal(outbox.entries().length, 0);
});

test('one batch is in flight at a time; what is written meanwhile travels together afterwards', async () => {
  let open = () => {};
  const gate = new Promise((resolve) => {
    open = resolve;
  });
  const { outbox, sent } = outboxWith({
    answers: async (commands, n) => {
      if (n === 1) {
        await gate;
      }
      return commands.map((command) => yes(command));
    },
  });
  outbox.push(post(1));
  outbox.push(post(2));
  outbox.push(post(3));
  await settle();
  assert.deepEqual(sent, [['op1']]);
  open();
  await settle();
  assert.deepEqual(sent, [['op1'], ['op2', 'op3']]);
});

test('without an answer the same op_id is sent again, each time after a longer pause', async () => {
  const { outbox, clock, sent } = outboxWith({
    answers: (commands, n) => {
      if (n < 3) {
        throw new Error('timeout');
      }
      return commands.map((command) => yes(command));
    },
  });
  outbox.push(post(1));
  await settle();
  assert.deepEqual(states(outbox), [['op1', 'kept']]);
  const [first] = clock.waits();
  clock.run();
  await settle();
  const [second] = clock.waits();
  assert.ok(second > first);
  clock.run();
  await settle();
  assert.deepEqual(sent, [['op1'], ['op1'], ['op1']]);
  assert.deepEqual(states(outbox), [['op1', 'landed']]);
});

test('a reload finds what was typed and sends it; another person on this device does not', async () => {
  const storage = memoryStorage();
  const answers = (commands) => commands.map((command) => yes(command));
  const lost = outboxWith({ storage, answers: () => new Promise(() => {}) });
  lost.outbox.push(post(1));
  lost.outbox.push(post(2));
  const other = outboxWith({ storage, owner: 'CODE.peter', answers });
  assert.deepEqual(other.outbox.entries(), []);
  const again = outboxWith({ storage, answers });
  again.outbox.wake();
  await settle();
  assert.deepEqual(again.sent, [['op1', 'op2']]);
  assert.equal(storage.length, 0);
});

test('a refused command is handed back with its words and the reason', async () => {
  const { outbox, refused, storage } = outboxWith({ answers: ([command]) => [no(command, 'phase_closed')] });
  outbox.push(post(1));
  await settle();
  assert.equal(refused[0].command.text, 'wish 1');
  assert.equal(refused[0].error.code, 'phase_closed');
  assert.deepEqual(outbox.entries(), []);
  assert.equal(storage.length, 0);
});

test('a refusal that will pass is tried again, and what leans on it waits with it', async () => {
  const storage = memoryStorage();
  const edit = { op_id: 'op2', type: 'note.edit', note_id: 'n1', text: 'better' };
  createKept(storage, 'CODE.nia').save({ command: post(1), at: 1 });
  createKept(storage, 'CODE.nia').save({ command: edit, at: 2 });
  const busy = {
    ok: false,
    op_id: 'op1',
    error: { code: 'rate_limited', message: '', retry_after_ms: 9000 },
  };
  const { outbox, clock, sent, refused } = outboxWith({
    storage,
    answers: (commands, n) =>
      n === 1 ? [busy, no(edit, 'not_found')] : commands.map((command) => yes(command)),
  });
  outbox.wake();
  await settle();
  assert.ok(clock.waits()[0] >= 9000);
  clock.run();
  await settle();
  assert.deepEqual(sent, [
    ['op1', 'op2'],
    ['op1', 'op2'],
  ]);
  assert.deepEqual(refused, []);
});

test('a batch holds at most 32 commands and stays well under a frame', async () => {
  const { outbox, sent } = outboxWith({
    answers: (_, n) => (n === 1 ? new Promise(() => {}) : []),
  });
  outbox.push(post(0));
  assert.equal(sent.length, 1);
  const storage = memoryStorage();
  const keep = createKept(storage, 'CODE.nia');
  for (let n = 0; n < 40; n += 1) {
    keep.save({ command: post(n), at: n });
  }
  const many = outboxWith({ storage, answers: () => new Promise(() => {}) });
  many.outbox.wake();
  assert.equal(many.sent[0].length, 32);
  const heavy = memoryStorage();
  for (let n = 0; n < 6; n += 1) {
    createKept(heavy, 'CODE.nia').save({ command: { ...post(n), sketch: 'x'.repeat(48_000) }, at: n });
  }
  const big = outboxWith({ storage: heavy, answers: () => new Promise(() => {}) });
  big.outbox.wake();
  assert.equal(big.sent[0].length, 3);
});

test('a storage that is full costs the surviving of a reload, not the note', async () => {
  const { outbox, sent } = outboxWith({
    storage: brokenStorage(),
    answers: (commands) => commands.map((command) => yes(command)),
  });
  outbox.push(post(1));
  await settle();
  assert.deepEqual(sent, [['op1']]);
});
