/** The store: what is confirmed, and what is shown while commands are under way. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { postNote } from '../../static/js/model/commands.js';
import { fileNotes, formTheme } from '../../static/js/model/commands-arranging.js';
import { predict } from '../../static/js/model/predict.js';
import { createStore } from '../../static/js/model/store.js';

const snapshot = () => ({
  epoch: 'e1',
  seq: 5,
  server_time: '2026-11-21T10:00:00.000Z',
  presence: { online: ['p1'] },
  me: { person_id: 'p1', role: 'facilitator', name: 'Felicity', side: null, group_id: null },
  session: { title: 'Joint session', settings: {} },
  run_sheet: [
    { phase_id: 'wishes', kind: 'add', title: 'Wishes', switches: {}, state: 'live', revealed: null },
  ],
  live: { phase_id: 'wishes', opened_at: null, ends_at: null, paused: false, left_s: null, revealed: false },
  people: [],
  groups: [],
  notes: [note('n1', 'b'), note('n2', 'a')],
  themes: [],
  marks: {},
  turn: {},
  proposals: [],
});
const note = (note_id, rank) => ({
  note_id,
  rank,
  kind: 'text',
  text: note_id,
  phase_id: 'wishes',
  theme_id: null,
  parked: false,
  hidden: false,
});
const kept = (command, more = {}) => ({ command, state: 'kept', seq: null, at: 1, safe: true, ...more });

test('notes stand in the order of their ranks whatever order they came in', () => {
  const store = createStore();
  store.load(snapshot(), Date.parse('2026-11-21T10:00:01.000Z'));
  assert.deepEqual(
    store.shown.value.notes.map(({ note_id }) => note_id),
    ['n2', 'n1'],
  );
  assert.equal(store.offset.value, -1000);
});

test('a frame replaces what is confirmed and keeps what nobody touched', () => {
  const store = createStore();
  store.load(snapshot(), 0);
  const before = store.confirmed.value;
  const event = { seq: 6, type: 'note.parked', data: { note_id: 'n1', parked: true } };
  store.apply({ epoch: 'e1', from: 6, to: 8, events: [event] });
  const after = store.confirmed.value;
  assert.equal(after.seq, 8);
  assert.equal(after.themes, before.themes);
  assert.equal(after.notes[0], before.notes[0]);
  assert.equal(after.notes[1].parked, true);
  assert.equal(before.notes[1].parked, false);
});

test('what is under way is shown at once, marked as not yet saved', () => {
  const command = postNote({ kind: 'text', text: 'One form', phaseId: 'wishes' });
  const shown = predict(snapshot(), [kept(command)]);
  const mine = shown.notes.find(({ note_id }) => note_id === command.note_id);
  assert.equal(mine.text, 'One form');
  assert.equal(mine.saving, 'kept');
});

test('a note that a frame brought before its answer is there once', () => {
  const command = postNote({ kind: 'text', text: 'One form', phaseId: 'wishes' });
  const base = snapshot();
  base.notes.push({ ...note(command.note_id, 'c'), mine: true });
  const shown = predict(base, [kept(command)]);
  assert.equal(shown.notes.filter(({ note_id }) => note_id === command.note_id).length, 1);
  assert.equal(shown.notes.find(({ note_id }) => note_id === command.note_id).saving, undefined);
});

test('notes stand in their new theme while the server is asked', () => {
  const formed = formTheme('Tell us once', ['n1']);
  const filed = fileNotes(['n2'], formed.theme_id, 'n1');
  const shown = predict(snapshot(), [kept(formed), kept(filed)]);
  assert.deepEqual(
    shown.notes.filter(({ theme_id }) => theme_id === formed.theme_id).map(({ note_id }) => note_id),
    ['n2', 'n1'],
  );
});

test('a command that cannot be guessed changes nothing until it is answered', () => {
  const base = snapshot();
  assert.equal(predict(base, [kept({ op_id: 'a', type: 'phase.open', phase_id: 'x' })]), base);
});

test('ids are made with getRandomValues, which plain http has', () => {
  const source = readFileSync(new URL('../../static/js/model/ids.js', import.meta.url), 'utf8');
  assert.match(source, /getRandomValues/);
  assert.match(postNote({ kind: 'text', text: 'x' }).op_id, /^[a-z0-9]{16}$/);
});

test('the page claims no more of a note than is true', () => {
  const command = postNote({ kind: 'text', text: 'One form', phaseId: 'wishes' });
  const saving = (more) =>
    predict(snapshot(), [kept(command, more)]).notes.find(({ note_id }) => note_id === command.note_id)
      .saving;
  assert.equal(saving({ safe: null }), 'saving', 'on its way to the device');
  assert.equal(saving({ safe: true }), 'kept');
  assert.equal(saving({ safe: false }), 'here');
  assert.equal(saving({ state: 'saving', safe: false }), 'saving');
  assert.equal(saving({ state: 'landed' }), undefined);
});

test('a change of what was taken away meanwhile changes nothing, and brings nothing back', () => {
  const base = snapshot();
  const edit = { op_id: 'o1', type: 'note.edit', note_id: 'gone', text: 'better' };
  const stack = { op_id: 'o2', type: 'note.stack', note_ids: ['n1'], onto: 'gone' };
  const shown = predict(base, [kept(edit), kept(stack)]);
  assert.deepEqual(
    shown.notes.map(({ note_id, stack: onto }) => [note_id, onto]),
    [
      ['n2', undefined],
      ['n1', undefined],
    ],
  );
});

test('a note that is filed under a theme which is gone is loose', () => {
  const shown = predict(snapshot(), [kept(fileNotes(['n1'], 'gone', null))]);
  assert.equal(shown.notes.find(({ note_id }) => note_id === 'n1').theme_id, null);
});

test('a change stays over what others changed meanwhile, and a move over theirs, until the server has spoken', () => {
  const store = createStore();
  store.load(snapshot(), 0);
  const edit = { op_id: 'o1', type: 'note.edit', note_id: 'n1', text: 'mine' };
  const place = { op_id: 'o2', type: 'note.place', note_ids: ['n2'], x: 10, y: 20 };
  store.outbox.value = [kept(edit), kept(place)];
  const events = [
    { seq: 6, type: 'note.edited', data: { note_id: 'n1', text: 'theirs', caption: 'new' } },
    { seq: 7, type: 'notes.placed', data: { notes: [{ note_id: 'n2', x: 500, y: 500 }] } },
    { seq: 8, type: 'note.discarded', data: { note_id: 'n2' } },
  ];
  store.apply({ epoch: 'e1', from: 6, to: 7, events: events.slice(0, 2) });
  const [two, one] = store.shown.value.notes;
  assert.deepEqual([one.text, one.caption], ['mine', 'new']);
  assert.deepEqual([two.x, two.y], [10, 20]);
  store.apply({ epoch: 'e1', from: 8, to: 8, events: events.slice(2) });
  assert.deepEqual(
    store.shown.value.notes.map(({ note_id }) => note_id),
    ['n1'],
  );
  store.outbox.value = [];
  assert.equal(store.shown.value.notes[0].text, 'theirs');
});

test('what another history had already is shown as this one has it', () => {
  const base = snapshot();
  const edit = { op_id: 'o1', type: 'note.edit', note_id: 'n1', text: 'of yesterday' };
  const lost = postNote({ kind: 'text', text: 'Lost with the disk', phaseId: 'wishes' });
  const shown = predict(base, [kept(edit, { again: true }), kept(lost, { again: true })]);
  assert.equal(shown.notes.find(({ note_id }) => note_id === 'n1').text, 'n1');
  assert.ok(shown.notes.some(({ text }) => text === 'Lost with the disk'));
});
