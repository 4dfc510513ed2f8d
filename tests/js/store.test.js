/** The store: what is confirmed, and what is shown while commands are under way. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileNotes, formTheme, postNote } from '../../static/js/model/commands.js';
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
const kept = (command) => ({ command, state: 'kept', seq: null, at: 1 });

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
