/** A device that keeps nothing, or not all the time: the note goes out all the same, and the page knows what is true. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from './support/clock.js';
import { createDevice, memoryShelf } from './support/device.js';
import { brokenStorage } from './support/storage.js';

const post = (n) => ({ op_id: `op${n}`, type: 'note.post', note_id: `n${n}`, text: `wish ${n}` });
const yes = ({ op_id }, seq = 7) => ({ ok: true, op_id, seq });
const no = ({ op_id }, code) => ({ ok: false, op_id, error: { code, message: code } });
const accepts = (commands) => commands.map((command) => yes(command));
const never = () => new Promise(() => {});
const states = ({ outbox }) => outbox.entries().map(({ command, state }) => [command.op_id, state]);

test('where nothing may be kept the note is sent all the same, and the page is told that it lives in this tab', async () => {
  const device = createDevice({ storage: brokenStorage(), shelf: memoryShelf(() => false) });
  let up = false;
  const tab = device.tab({
    answers: (commands) => {
      if (!up) {
        throw new Error('no line');
      }
      return accepts(commands);
    },
  });
  tab.outbox.push(post(1));
  await settle();
  assert.deepEqual(
    tab.outbox.entries().map(({ state, safe }) => [state, safe]),
    [['kept', false]],
  );
  assert.equal(tab.homeless.at(-1), true);
  up = true;
  tab.outbox.wake();
  await settle();
  assert.deepEqual(states(tab), [['op1', 'landed']]);
  assert.equal(tab.homeless.at(-1), false);
});

test('a shelf that is refused leaves the page its own storage: that survives the tab too', async () => {
  const device = createDevice({ shelf: memoryShelf(() => false) });
  const tab = device.tab({ answers: never });
  tab.outbox.push(post(1));
  await settle();
  assert.equal(tab.outbox.entries()[0].safe, true);
  assert.equal(tab.homeless.at(-1), false);
  tab.close();
  const again = device.tab({ answers: accepts });
  await again.outbox.look();
  await settle();
  assert.deepEqual(again.sent, [['op1']]);
  assert.equal(device.storage.length, 0);
});

test('a shelf that fails for a moment loses nothing that the page holds', async () => {
  let works = true;
  const device = createDevice({ shelf: memoryShelf(() => works) });
  const tab = device.tab({ answers: ([command], n) => (n < 3 ? [no(command, 'busy')] : [yes(command)]) });
  tab.outbox.push(post(1));
  await settle();
  works = false;
  tab.clock.run();
  await settle();
  assert.deepEqual(states(tab), [['op1', 'kept']]);
  tab.clock.run();
  await settle();
  assert.deepEqual(states(tab), [['op1', 'landed']]);
});

test('a clock that is set back puts nothing before what it leans on', async () => {
  const device = createDevice();
  const before = device.tab({ answers: never, now: () => 90_000_000 });
  before.outbox.push(post(1));
  await settle();
  before.close();
  const tab = device.tab({ answers: accepts, now: () => 1000 });
  await tab.outbox.look();
  tab.outbox.push({ op_id: 'op2', type: 'note.edit', note_id: 'n1', text: 'better' });
  await settle();
  assert.deepEqual(tab.sent.flat(), ['op1', 'op2']);
});
