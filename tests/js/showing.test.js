/** What a reveal one by one has shown last, what waits, and what may be done with one's own note. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../static/js/model/evolve.js';
import { predict } from '../../static/js/model/predict.js';
import { byAuthors, isFixed, seenBy, showingNotes, waiting } from '../../static/js/model/showing.js';

const phase = (switches = {}, more = {}) => ({
  phase_id: 'ours',
  kind: 'add',
  title: 'Ours',
  state: 'live',
  revealed: null,
  switches: { names: 'on', see: 'own', reveal: 'facilitator', ...switches },
  ...more,
});

const note = (note_id, more = {}) => ({
  note_id,
  kind: 'text',
  text: note_id,
  phase_id: 'ours',
  theme_id: null,
  rank: note_id,
  parked: false,
  hidden: false,
  ...more,
});

const snapshot = (more = {}) => ({
  seq: 10,
  me: { person_id: 'me', role: 'participant', group_id: null },
  session: { state: 'open', screen_view: 'auto' },
  run_sheet: [phase()],
  live: { phase_id: 'ours', revealed: false },
  people: [],
  groups: [],
  notes: [],
  themes: [],
  proposals: [],
  turn: {},
  presented: [],
  showing: {},
  marks: { mine: [], tallies: {}, phases: {} },
  ...more,
});

const after = (start, ...events) =>
  events.reduce(
    (shown, [type, data]) =>
      fold(shown, {
        epoch: '',
        from: shown.seq + 1,
        to: shown.seq + 1,
        events: [{ seq: shown.seq + 1, type, data }],
      }),
    start,
  );

const shownOne = [
  'notes.revealed',
  { phase_id: 'ours', to: 'all', whole: false, by: 'note', notes: [note('a')] },
];

test('the note that was shown last is what everyone looks at', () => {
  const shown = after(snapshot(), shownOne);
  assert.deepEqual(shown.showing, { phase_id: 'ours', by: 'note', note_ids: ['a'] });
  assert.deepEqual(
    showingNotes(shown).map(({ text }) => text),
    ['a'],
  );
  assert.equal(shown.run_sheet[0].revealed, null, 'the step as a whole is not shown yet');
});

test('an author’s notes come together, and the last bunch opens the step', () => {
  const bunch = { phase_id: 'ours', to: 'all', by: 'author', notes: [note('a'), note('b')] };
  const shown = after(snapshot(), ['notes.revealed', bunch]);
  assert.deepEqual(shown.showing.note_ids, ['a', 'b']);
  assert.equal(shown.live.revealed, true);
});

for (const [type, data] of [
  ['notes.revealed', { phase_id: 'ours', to: 'all', notes: [note('b')] }],
  ['phase.opened', { phase_id: 'ours', closed: null, live: { phase_id: 'ours' } }],
  ['phase.closed', { phase_id: 'ours' }],
  ['screen.shown', { view: 'wall' }],
  ['spotlight.shown', { note_id: null }],
  ['session.closed', {}],
]) {
  test(`${type} takes its place`, () => {
    assert.deepEqual(after(snapshot(), shownOne, [type, data]).showing, {});
  });
}

test('a look by facilitators or one note more out of order leaves it where it is', () => {
  for (const data of [
    { phase_id: 'ours', to: 'facilitators', notes: [] },
    { phase_id: 'ours', to: 'all', whole: false, notes: [note('b')] },
  ]) {
    const shown = after(snapshot(), shownOne, ['notes.revealed', data]);
    assert.deepEqual(shown.showing.note_ids, ['a']);
  }
});

test('a note that is hidden or discarded leaves it', () => {
  for (const type of ['note.hidden', 'note.discarded']) {
    const shown = after(snapshot(), shownOne, [type, { note_id: 'a', hidden: true }]);
    assert.deepEqual(shown.showing.note_ids, []);
    assert.deepEqual(showingNotes(shown), []);
  }
});

test('what facilitators looked at and parked or hid does not come', () => {
  const looked = { see: 'facilitators' };
  const notes = [
    note('a', looked),
    note('b', { ...looked, parked: true }),
    note('c', { ...looked, hidden: true }),
    note('d'),
  ];
  assert.deepEqual(waiting(snapshot({ notes }), phase(), 4), { hidden: 4, looked: 3, kept: 2, coming: 2 });
});

test('author by author is offered with names, by sides where each is large enough', () => {
  const people = (...sides) => sides.map((side, n) => ({ person_id: `p${n}`, role: 'participant', side }));
  const offered = (names, ...sides) => byAuthors(snapshot({ people: people(...sides) }), phase({ names }));
  assert.equal(offered('on', 'ICT'), true);
  assert.equal(offered('off', 'ICT', 'ICT', 'ICT'), false);
  assert.equal(offered('side', 'ICT', 'ICT', 'ICT'), true);
  assert.equal(offered('side', 'ICT', 'ICT', 'ICT', 'Repairs', 'Repairs'), false);
  assert.equal(offered('side', 'ICT', 'ICT', 'ICT', null), false);
});

test('one’s own note says who sees it, and takes no change once it is shown without a name', () => {
  assert.equal(seenBy(note('a', { see: 'own', mine: true })), 'own');
  assert.equal(seenBy(note('a', { mine: true })), 'all');
  assert.equal(seenBy(note('a', { mine: true, hidden: true })), 'facilitators');
  assert.equal(isFixed(note('a', { see: 'own', nameless: true })), false);
  assert.equal(isFixed(note('a', { see: 'facilitators', nameless: true })), true);
  assert.equal(isFixed(note('a', { nameless: true })), true);
  assert.equal(isFixed(note('a')), false);
});

test('a note under way says who will see it', () => {
  const posted = (switches, more) => {
    const start = snapshot({ run_sheet: [phase(switches, more)] });
    const command = { op_id: 'o', type: 'note.post', note_id: 'n', kind: 'text', text: 'x' };
    return predict(start, [{ command, state: 'saving' }]).notes[0];
  };
  assert.equal(posted({ names: 'off', see: 'all' }).see, 'own');
  assert.equal(posted({ names: 'off' }).nameless, true);
  assert.equal(posted({ see: 'group' }).see, 'group');
  assert.equal(posted({ see: 'own' }, { revealed: 'all' }).see, undefined);
});
