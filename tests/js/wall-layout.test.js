/** Where notes lie on the wall: the same for everyone, nothing over anything, and few moves when one is added. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD } from '../../static/js/model/card.js';
import { columnsFor, layOut, markAt, overlap, slotAt } from '../../static/js/model/wall-layout.js';

const ids = (count, name = 'n') => Array.from({ length: count }, (_, index) => `${name}${index}`);
const shelf = (id, count) => ({ id, notes: ids(count, `${id}-`) });
const shelves = [shelf('a', 3), shelf('b', 0), shelf('c', 25), shelf('d', 90), shelf('e', 1)];
const pairs = (list) => list.flatMap((one, at) => list.slice(at + 1).map((other) => [one, other]));

test('no theme lies over another, and no note over another', () => {
  const { regions, cards } = layOut(shelves, []);
  assert.equal(cards.size, 119);
  for (const list of [[...regions.values()], [...cards.values()]]) {
    for (const [one, other] of pairs(list)) {
      assert.equal(overlap(one, other), false);
    }
  }
});

test('each note lies within its theme', () => {
  const { regions, cards } = layOut(shelves, []);
  for (const { id, notes } of shelves) {
    const region = regions.get(id);
    for (const note of notes) {
      const card = cards.get(note);
      assert.ok(card.x >= region.x && card.x + card.w <= region.x + region.w, note);
      assert.ok(card.y >= region.y && card.y + card.h <= region.y + region.h, note);
    }
  }
});

test('themes stand on their shelves in their order', () => {
  const at = [...layOut(shelves, []).regions.values()];
  for (const [one, other] of at.slice(1).map((region, index) => [at[index], region])) {
    assert.ok(other.y > one.y || (other.y === one.y && other.x > one.x));
  }
});

test('one more note moves no theme in front of its own', () => {
  const before = layOut(shelves, []).regions;
  const after = layOut([...shelves.slice(0, 4), shelf('e', 2)], []).regions;
  for (const id of ['a', 'b', 'c', 'd', 'e']) {
    assert.deepEqual([after.get(id).x, after.get(id).y], [before.get(id).x, before.get(id).y], id);
  }
});

test('a loose note lies at its spot, unless a theme has grown over it', () => {
  const far = { id: 'far', x: 9000, y: 9000 };
  const under = { id: 'under', x: 20, y: 20 };
  const { cards, regions } = layOut(shelves, [far, under]);
  assert.deepEqual(cards.get('far'), { x: 9000, y: 9000, ...CARD });
  for (const region of regions.values()) {
    assert.equal(overlap(cards.get('under'), region), false);
  }
});

test('all lies within the bounds, and there is always blank wall left', () => {
  const { bounds, regions } = layOut(shelves, []);
  const right = Math.max(...[...regions.values()].map(({ x, w }) => x + w));
  assert.ok(bounds.x + bounds.w >= right + 300);
  assert.ok(layOut([], []).bounds.w > 1000);
});

test('a point over a card means the place in front of it, or behind it from its middle on', () => {
  const { regions, cards } = layOut([shelf('a', 5)], []);
  const region = regions.get('a');
  const second = cards.get('a-1');
  const y = second.y + 10;
  assert.equal(slotAt(region, { x: second.x + 10, y }), 1);
  assert.equal(slotAt(region, { x: second.x + second.w - 10, y }), 2);
  assert.equal(slotAt(region, { x: second.x, y: region.y + 5000 }), 5);
  assert.equal(slotAt(region, { x: -999, y: -999 }), 0);
});

test('the mark for each place stands within its theme', () => {
  const region = layOut([shelf('a', 7)], []).regions.get('a');
  for (let index = 0; index <= 7; index += 1) {
    const mark = markAt(region, index);
    assert.ok(mark.x >= region.x && mark.x + mark.w <= region.x + region.w, `${index}`);
  }
});

test('columns grow with the notes and never shrink', () => {
  const columns = ids(2000).map((_, count) => columnsFor(count));
  assert.deepEqual(
    columns,
    [...columns].sort((a, b) => a - b),
  );
  assert.equal(columnsFor(2), 2);
});

test('2,000 notes are laid out in a few milliseconds', () => {
  const many = Array.from({ length: 20 }, (_, index) => shelf(`t${index}`, 100));
  layOut(many, []);
  const from = performance.now();
  for (let turn = 0; turn < 10; turn += 1) {
    layOut(many, []);
  }
  assert.ok((performance.now() - from) / 10 < 20);
});
