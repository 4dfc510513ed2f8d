/** Two people in one field: whoever saves second is shown both texts, and no word is lost, also over a reload. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '../../static/js/lib/signals.js';
import { createDrafts } from '../../static/js/model/drafts.js';
import { createWriting, lengthOf, tidy } from '../../static/js/model/writing.js';
import { fakeClock, settle } from './support/clock.js';
import { memoryStorage } from './support/storage.js';

const SLOT = { proposal_id: 'p', key: 'problem', most: 40, lines: true };

/** As the server decides on `proposal.revise`. */
const serverWith = (fields = {}) => {
  const server = { seq: 1, fields, at: {} };
  server.snapshot = () => ({
    seq: server.seq,
    people: [{ person_id: 'asha', name: 'Asha' }],
    proposals: [{ proposal_id: 'p', fields: { ...server.fields } }],
  });
  server.revise = ({ fields: written, base }) => {
    for (const [key, text] of Object.entries(written)) {
      if ((server.at[key] ?? 0) > base && (server.fields[key] ?? '') !== text) {
        return { code: 'conflict', field: `fields.${key}`, message: 'now reads otherwise' };
      }
    }
    server.seq += 1;
    for (const key of Object.keys(written)) {
      server.at[key] = server.seq;
    }
    Object.assign(server.fields, written);
    return null;
  };
  return server;
};

/** One person's page. What it sends waits until the test delivers it; what others wrote until it looks. */
const pageOf = (server, storage = memoryStorage()) => {
  const clock = fakeClock();
  const store = {
    confirmed: signal(server.snapshot()),
    outbox: signal([]),
    refusals: signal([]),
  };
  const act = (command) => {
    store.outbox.value = [...store.outbox.peek(), { command, state: 'saving', seq: null }];
  };
  const writing = createWriting({
    store,
    act,
    drafts: createDrafts(storage, 'CODE.nia'),
    later: clock.later,
    forget: () => {},
  });
  const page = {
    writing,
    store,
    storage,
    sent: [],
    looks: async () => {
      store.confirmed.value = server.snapshot();
      await settle();
    },
    /** The answers come; a save is out of the outbox once the snapshot holds it. */
    delivers: async ({ late = () => {} } = {}) => {
      for (const { command } of store.outbox.peek()) {
        page.sent.push(command.fields);
        const error = server.revise(command);
        const seq = server.seq;
        await late();
        store.confirmed.value = server.snapshot();
        if (error) {
          store.outbox.value = [];
          store.refusals.value = [...store.refusals.peek(), { command, error }];
        } else {
          store.outbox.value = [{ command, state: 'landed', seq }];
          await settle();
          store.outbox.value = [];
        }
      }
      await settle();
    },
    writes: async (text) => {
      writing.type(SLOT, text);
      writing.save(SLOT);
      await settle();
    },
    sees: () => writing.text(SLOT, store.confirmed.peek().proposals[0].fields.problem ?? ''),
  };
  return page;
};

test('the second of two who wrote at once is shown both texts, and the first is not written over', async () => {
  const server = serverWith();
  const [one, two] = [pageOf(server), pageOf(server)];
  await one.writes('Nobody knows');
  await two.writes('It vanishes');
  await one.delivers();
  await two.delivers();
  assert.equal(server.fields.problem, 'Nobody knows');
  assert.deepEqual(two.writing.clash(SLOT), { mine: 'It vanishes', theirs: 'Nobody knows' });
  assert.equal(one.writing.clash(SLOT), null);
  assert.deepEqual(two.store.refusals.peek(), [], 'a conflict is no refusal to read');
});

test('who learns of the other words before saving sends nothing', async () => {
  const server = serverWith();
  const [one, two] = [pageOf(server), pageOf(server)];
  two.writing.type(SLOT, 'It vanishes');
  await one.writes('Nobody knows');
  await one.delivers();
  await two.looks();
  two.writing.save(SLOT);
  assert.deepEqual(two.store.outbox.peek(), []);
  assert.deepEqual(two.writing.clash(SLOT), { mine: 'It vanishes', theirs: 'Nobody knows' });
});

test('mine, theirs and both', async () => {
  for (const [choose, wanted] of [
    [(page) => page.writing.insist(SLOT, 'It vanishes'), 'It vanishes'],
    [(page) => page.writing.yieldTo(SLOT), 'Nobody knows'],
    [(page) => page.writing.insist(SLOT, 'Nobody knows\nIt vanishes'), 'Nobody knows\nIt vanishes'],
  ]) {
    const server = serverWith();
    const [one, two] = [pageOf(server), pageOf(server)];
    await one.writes('Nobody knows');
    await one.delivers();
    await two.writes('It vanishes');
    await two.delivers();
    choose(two);
    await two.delivers();
    assert.equal(server.fields.problem, wanted);
    assert.equal(two.writing.clash(SLOT), null);
    assert.equal(two.sees(), wanted);
  }
});

test("one's own saves, one after the other, are never a conflict", async () => {
  const server = serverWith();
  const page = pageOf(server);
  page.writing.enter(SLOT);
  await page.writes('No');
  page.writing.type(SLOT, 'Nobody ');
  page.writing.save(SLOT);
  assert.equal(page.store.outbox.peek().length, 1, 'the second waits for the first');
  await page.delivers();
  page.writing.save(SLOT);
  await page.delivers();
  page.writing.type(SLOT, 'Nobody knows');
  page.writing.leave(SLOT);
  await page.delivers();
  assert.deepEqual(
    page.sent.map(({ problem }) => problem),
    ['No', 'Nobody', 'Nobody knows'],
  );
  assert.equal(page.writing.clash(SLOT), null);
  assert.equal(server.fields.problem, 'Nobody knows');
});

test('others who write on a save before its answer has come are no conflict for whoever saved', async () => {
  const server = serverWith();
  const [one, two] = [pageOf(server), pageOf(server)];
  one.writing.enter(SLOT);
  await one.writes('Nobody knows');
  await one.delivers({
    late: async () => {
      await two.looks();
      await two.writes('Nobody knows, and it vanishes');
      await two.delivers();
    },
  });
  assert.equal(one.writing.clash(SLOT), null);
  assert.equal(one.sees(), 'Nobody knows, and it vanishes');
});

test('what is taken back before the answer has come is saved after it', async () => {
  const server = serverWith({ problem: 'Nobody knows' });
  const page = pageOf(server);
  await page.writes('It vanishes');
  page.writing.insist(SLOT, 'Nobody knows');
  await page.delivers();
  page.writing.save(SLOT);
  await page.delivers();
  assert.deepEqual(
    page.sent.map(({ problem }) => problem),
    ['It vanishes', 'Nobody knows'],
  );
});

test('a space at the end stays under the caret until the field is left', async () => {
  const server = serverWith();
  const page = pageOf(server);
  page.writing.enter(SLOT);
  await page.writes('Nobody ');
  await page.delivers();
  assert.equal(page.sees(), 'Nobody ');
  page.writing.leave(SLOT);
  assert.equal(page.sees(), 'Nobody');
});

test('who only reads sees what others write', async () => {
  const server = serverWith();
  const [one, two] = [pageOf(server), pageOf(server)];
  two.writing.enter(SLOT);
  await one.writes('Nobody knows');
  await one.delivers();
  await two.looks();
  assert.equal(two.sees(), 'Nobody knows');
});

test('what was typed is there again after a reload, and still not in place of other words', async () => {
  const server = serverWith();
  const [one, two] = [pageOf(server), pageOf(server)];
  two.writing.type(SLOT, 'It vanishes');
  await one.writes('Nobody knows');
  await one.delivers();
  const again = pageOf(server, two.storage);
  await settle();
  assert.deepEqual(again.writing.clash(SLOT), { mine: 'It vanishes', theirs: 'Nobody knows' });
  assert.equal(again.writing.waiting('p'), 1);
  again.writing.yieldTo(SLOT);
  assert.equal(pageOf(server, two.storage).sees(), 'Nobody knows');
});

test('a save that was kept while offline and is refused after a reload is handed back as a choice', async () => {
  const server = serverWith();
  const one = pageOf(server);
  await one.writes('Nobody knows');
  await one.delivers();
  const page = pageOf(server);
  const command = {
    op_id: 'op',
    type: 'proposal.revise',
    proposal_id: 'p',
    base: 1,
    fields: { problem: 'Old' },
  };
  page.store.refusals.value = [
    { command, error: { code: 'conflict', message: '', field: 'fields.problem' } },
  ];
  await settle();
  assert.deepEqual(page.writing.clash(SLOT), { mine: 'Old', theirs: 'Nobody knows' });
});

test('another refusal is shown with its words, and not sent again and again', async () => {
  const server = serverWith();
  const page = pageOf(server);
  await page.writes('Nobody knows');
  const [{ command }] = page.store.outbox.peek();
  page.store.outbox.value = [];
  page.store.refusals.value = [{ command, error: { code: 'phase_closed', message: '' } }];
  await settle();
  page.writing.save(SLOT);
  assert.deepEqual(page.store.outbox.peek(), []);
  assert.equal(page.store.refusals.peek().length, 1);
  assert.equal(page.sees(), 'Nobody knows');
});

test('what is too long is kept and not sent', async () => {
  const page = pageOf(serverWith());
  await page.writes('x'.repeat(41));
  assert.deepEqual(page.store.outbox.peek(), []);
  await page.writes('x'.repeat(40));
  assert.equal(page.store.outbox.peek().length, 1);
});

test('an owner who is here is named with their id, another name ends it', async () => {
  const page = pageOf(serverWith());
  const slot = { proposal_id: 'p', key: 'owner', most: 120 };
  for (const [name, id] of [
    ['Asha', 'asha'],
    ['The contact centre', ''],
  ]) {
    page.writing.type(slot, name);
    page.writing.save(slot);
    assert.deepEqual(page.store.outbox.peek().at(-1).command.fields, { owner: name, owner_id: id });
    await page.delivers();
  }
});

test('text is tidied as the server tidies it', () => {
  assert.equal(tidy(' a\r\nb\u0000 '), 'a\nb');
  assert.equal(tidy('e\u0301'), '\u00e9');
  assert.equal(lengthOf(' \u{1f600}a '), 2);
});
