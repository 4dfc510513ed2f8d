/** What the wall makes of a snapshot: lists and piles, neighbours and frames, steps back and forth. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grouped, inRows, narrowed, pileOf } from '../../static/js/model/grouped.js';
import { createHistory } from '../../static/js/model/history.js';
import { beside, frameOf, inFrame, stretch } from '../../static/js/model/spatial.js';
import { layOut } from '../../static/js/model/wall-layout.js';

const note = (note_id, more = {}) => ({
  note_id,
  text: note_id,
  caption: '',
  theme_id: null,
  parked: false,
  ...more,
});
const names = (notes) => notes.map(({ note_id }) => note_id);

test('every note is in exactly one list or on one pile', () => {
  const notes = [
    note('loose'),
    note('placed', { x: 4, y: 0 }),
    note('filed', { theme_id: 't' }),
    note('parked', { parked: true }),
    note('top', { theme_id: 't' }),
    note('under', { stack: 'top' }),
    note('strayed', { theme_id: 'gone' }),
    note('alone', { stack: 'hidden-from-me' }),
  ];
  const groups = grouped({ notes, themes: [{ theme_id: 't' }, { theme_id: 'empty' }] });
  assert.deepEqual(names(groups.tray), ['loose', 'strayed', 'alone']);
  assert.deepEqual(names(groups.spots), ['placed']);
  assert.deepEqual(names(groups.parked), ['parked']);
  assert.deepEqual(names(groups.themes.get('t')), ['filed', 'top']);
  assert.deepEqual(groups.themes.get('empty'), []);
  assert.deepEqual(names(pileOf(groups, notes[4])), ['top', 'under']);
});

test('loose notes are read in rows, though they lie a little askew', () => {
  const notes = [note('c', { x: 0, y: 160 }), note('b', { x: 300, y: 8 }), note('a', { x: 0, y: 20 })];
  assert.deepEqual(names(inRows(notes, 156)), ['a', 'b', 'c']);
});

test('the tray is narrowed by words and by one property', () => {
  const notes = [
    note('Bins', { colour: 'sun' }),
    note('bin map', { colour: 'sky' }),
    note('Roads', { colour: 'sky' }),
  ];
  assert.deepEqual(names(narrowed(notes, { what: 'all' }, ' bin ')), ['Bins', 'bin map']);
  assert.deepEqual(names(narrowed(notes, { what: 'colour', id: 'sky' }, '')), ['bin map', 'Roads']);
  assert.deepEqual(names(narrowed(notes, { what: 'mine' }, '')), []);
});

test('arrows lead to the nearest note that way, and nowhere at the edge', () => {
  const { cards } = layOut([{ id: 't', notes: ['a', 'b', 'c', 'd'] }], []);
  assert.equal(beside(cards, 'a', 'ArrowRight'), 'b');
  assert.equal(beside(cards, 'a', 'ArrowDown'), 'c');
  assert.equal(beside(cards, 'd', 'ArrowUp'), 'b');
  assert.equal(beside(cards, 'a', 'ArrowLeft'), null);
});

test('arrows reach every note of a wall from any other', () => {
  const shelf = (id, count) => ({ id, notes: Array.from({ length: count }, (_, at) => `${id}${at}`) });
  const { cards } = layOut([shelf('a', 7), shelf('b', 1), shelf('c', 30)], [{ id: 's', x: 100, y: 3000 }]);
  const reached = new Set(['a0']);
  const queue = ['a0'];
  for (const from of queue) {
    for (const way of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
      const to = beside(cards, from, way);
      if (to && !reached.has(to)) {
        reached.add(to);
        queue.push(to);
      }
    }
  }
  assert.equal(reached.size, cards.size);
});

test('a frame takes in what it touches, whichever way it is drawn', () => {
  const { cards } = layOut([{ id: 't', notes: ['a', 'b', 'c'] }], []);
  const a = cards.get('a');
  const c = cards.get('c');
  assert.deepEqual(inFrame(cards, frameOf({ x: a.x + 5, y: a.y + 5 }, { x: a.x + 9, y: a.y + 9 })), ['a']);
  assert.deepEqual(inFrame(cards, frameOf({ x: c.x + 5, y: c.y + 5 }, { x: a.x, y: a.y })), ['a', 'c']);
});

test('choosing up to a note takes everything between, in either direction', () => {
  const order = ['a', 'b', 'c', 'd'];
  assert.deepEqual(stretch(order, 'b', 'd'), ['b', 'c', 'd']);
  assert.deepEqual(stretch(order, 'c', 'a'), ['a', 'b', 'c']);
  assert.deepEqual(stretch(order, 'gone', 'b'), ['b']);
});

const recorded = () => {
  const sent = [];
  const undone = [];
  const history = createHistory({
    act: (command) => sent.push(command),
    undo: (step) => undone.push(...step),
  });
  return { sent, undone, history };
};

test('a step of several commands is taken back as one, the last first', () => {
  const { sent, undone, history } = recorded();
  history.do({ op_id: '1', type: 'theme.form' }, { op_id: '2', type: 'theme.move' });
  assert.equal(history.back(), true);
  assert.deepEqual(
    sent.map(({ op_id }) => op_id),
    ['1', '2'],
  );
  assert.deepEqual(
    undone.map(({ op_id }) => op_id),
    ['2', '1'],
  );
  assert.equal(history.back(), false);
});

test('doing again sends the same intention under a new name', () => {
  const { sent, history } = recorded();
  history.do({ op_id: '1', type: 'note.file', note_ids: ['a'] });
  history.back();
  history.again();
  assert.equal(sent.length, 2);
  assert.deepEqual(sent[1].note_ids, ['a']);
  assert.notEqual(sent[1].op_id, '1');
  assert.equal(history.canBack(), true);
});

test('a new step ends what could be done again', () => {
  const { history } = recorded();
  history.do({ op_id: '1', type: 'note.file' });
  history.back();
  history.do({ op_id: '2', type: 'note.park' });
  assert.equal(history.again(), false);
});

test('a step is taken back once, by its toast or by the key', () => {
  const { undone, history } = recorded();
  const step = history.do({ op_id: '1', type: 'note.file' });
  history.takeBack(step);
  history.takeBack(step);
  assert.equal(history.back(), false);
  assert.equal(undone.length, 1);
});

test('what was taken back elsewhere on the page is not taken back again', () => {
  const { undone, history } = recorded();
  const [command] = history.do({ op_id: '1', type: 'note.file' });
  history.forget(command);
  assert.equal(history.back(), false);
  assert.deepEqual(undone, []);
});
