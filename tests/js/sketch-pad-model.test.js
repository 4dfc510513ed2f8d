import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, canRedo, canUndo, change, redo, undo } from '../../static/js/input/ink-history.js';
import { eraseAlong, hit } from '../../static/js/input/ink-hits.js';
import { fullness, itemsOf, sketchOf, strokesFrom } from '../../static/js/input/ink-items.js';
import { keyAction } from '../../static/js/input/ink-keys.js';
import { cellOf, inCell, resized, stepped } from '../../static/js/input/ink-place.js';
import { translator } from '../../static/js/input/ink-texts.js';
import { decodePoints } from '../../static/js/lib/sketch.js';

const stroke = (points, fields = {}) => ({
  kind: 'stroke',
  pen: 0,
  width: 9,
  points,
  pressure: [],
  ...fields,
});
const stencil = (fields = {}) => ({
  kind: 'stencil',
  id: 'clock',
  x: 500,
  y: 300,
  scale: 2,
  pen: 1,
  ...fields,
});
const label = (fields = {}) => ({ kind: 'label', x: 100, y: 200, size: 1, pen: 0, text: 'Ffôn', ...fields });

test('undo gives back what stood before, redo what was undone', () => {
  const [a, b] = [stroke([[1, 1]]), stroke([[2, 2]])];
  const drawn = change(change(begin(), [a]), [a, b]);
  assert.deepEqual(undo(drawn).items, [a]);
  assert.deepEqual(undo(undo(undo(drawn))).items, []);
  assert.deepEqual(redo(undo(drawn)).items, [a, b]);
  assert.equal(canRedo(drawn), false);
  assert.equal(canUndo(begin([a])), false);
});

test('a cleared paper can be undone', () => {
  const drawn = change(begin(), [stroke([[1, 1]])]);
  assert.equal(undo(change(drawn, [])).items.length, 1);
});

test('drawing after an undo forgets what was undone', () => {
  const drawn = change(undo(change(begin(), [stroke([[1, 1]])])), [stencil()]);
  assert.equal(canRedo(drawn), false);
  assert.deepEqual(redo(drawn), drawn);
});

test('the history goes back to the white paper, however long ago that was', () => {
  let drawn = begin();
  for (let step = 0; step < 2000; step += 1) drawn = change(drawn, [stroke([[step % 1000, 0]])]);
  for (let step = 0; step < 1999; step += 1) drawn = undo(drawn);
  assert.deepEqual(drawn.items[0].points, [[0, 0]]);
  assert.deepEqual(undo(drawn).items, []);
  assert.equal(canUndo(undo(drawn)), false);
});

test('an empty paper is no sketch, and a sketch comes back as it was', () => {
  assert.equal(sketchOf([]), null);
  assert.deepEqual(itemsOf(null), []);
  const items = [
    stencil(),
    stroke([
      [0, 0],
      [9, 9],
    ]),
    stroke([[5, 5]], { pressure: [7] }),
    label(),
  ];
  const sketch = sketchOf(items);
  assert.deepEqual(sketchOf(itemsOf(sketch)), sketch);
  assert.deepEqual(itemsOf(sketch), items);
  assert.deepEqual(Object.keys(sketchOf([stroke([[1, 1]])])), ['v', 'strokes']);
});

test('a stroke is simplified and keeps the pressure of the points that stay', () => {
  const [kept] = strokesFrom(
    { pen: 2, width: 16 },
    [
      [0, 0],
      [50, 0],
      [100, 0],
      [100, 50],
    ],
    [1, 2, 3, 4],
  );
  assert.deepEqual(kept.points, [
    [0, 0],
    [100, 0],
    [100, 50],
  ]);
  assert.deepEqual(kept.pressure, [1, 3, 4]);
});

test('a stroke of more points than the wire takes goes on as another from the same point', () => {
  const zigzag = Array.from({ length: 4500 }, (_, index) => [index % 1000, (index % 2) * 100]);
  const strokes = strokesFrom({ pen: 0, width: 5 }, zigzag, []);
  assert.ok(strokes.length > 2 && strokes.every(({ points }) => points.length > 1 && points.length <= 2000));
  assert.deepEqual(strokes[0].points.at(-1), strokes[1].points[0]);
  assert.deepEqual(strokes.at(-1).points.at(-1), zigzag.at(-1));
  assert.equal(strokesFrom({ pen: 0, width: 5 }, zigzag.slice(0, 2000), []).length, 1);
  assert.equal(strokesFrom({ pen: 0, width: 5 }, [[3, 3]], []).length, 1);
});

test('the paper is full at 400 strokes or 48 KiB, whichever comes first', () => {
  const dots = Array.from({ length: 400 }, () => stroke([[1, 1]]));
  assert.equal(fullness(dots), 1);
  assert.ok(fullness([...dots, stroke([[1, 1]])]) > 1);
  const long = Array.from({ length: 2000 }, (_, index) => [(index * 387) % 1000, (index * 211) % 750]);
  assert.ok(fullness(Array.from({ length: 6 }, () => stroke(long))) > 1);
  assert.equal(decodePoints(sketchOf([stroke(long)]).strokes[0].points, false).points.length, 2000);
});

test('the eraser takes a whole stroke that it comes near, the topmost first', () => {
  const items = [
    stroke([
      [0, 100],
      [1000, 100],
    ]),
    stroke([
      [0, 110],
      [1000, 110],
    ]),
  ];
  assert.equal(hit(items, [500, 105]), 1);
  assert.equal(hit(items, [500, 84]), 0);
  assert.equal(hit(items, [500, 83]), -1);
  assert.equal(hit([stroke([[10, 10]])], [20, 20]), 0);
});

test('a fast eraser misses nothing on its way', () => {
  const bars = [100, 300, 500].map((x) =>
    stroke([
      [x, 0],
      [x, 700],
    ]),
  );
  assert.deepEqual(eraseAlong(bars, [0, 350], [400, 350]), [bars[2]]);
  assert.equal(eraseAlong(bars, [0, 740], [1000, 740]), bars);
});

test('the eraser takes stencils and labels by their box', () => {
  assert.equal(hit([stencil()], [595, 210]), 0);
  assert.equal(hit([stencil()], [640, 300]), -1);
  assert.equal(hit([label()], [150, 190]), 0);
  assert.equal(hit([label()], [400, 190]), -1);
});

test('arrows step through a 10 by 7 grid and stop at its edges', () => {
  const start = inCell(stencil(), 0, 0);
  assert.deepEqual([start.x, start.y], [50, 54]);
  assert.deepEqual(cellOf(stepped(start, 1, 1)), { column: 1, row: 1 });
  assert.deepEqual(stepped(start, -1, -1), start);
  assert.deepEqual(cellOf(inCell(stencil(), 99, 99)), { column: 9, row: 6 });
});

test('every cell keeps a label of every size in its own row, so that arrows never skip', () => {
  for (const size of [1, 2, 3]) {
    for (let row = 0; row < 7; row += 1) assert.equal(cellOf(inCell(label({ size }), 3, row)).row, row);
  }
});

test('sizes have a smallest and a largest', () => {
  assert.equal(resized(stencil({ scale: 2 }), 1).scale, 3);
  assert.equal(resized(stencil({ scale: 6 }), 1).scale, 6);
  assert.equal(resized(stencil({ scale: 0.5 }), -1).scale, 0.5);
  assert.equal(resized(label({ size: 3 }), 1).size, 3);
});

const keys = (fields, onPaper = false, placing = null) => {
  const done = [];
  const does = {
    undo: () => done.push('undo'),
    redo: () => done.push('redo'),
    placing: () => placing,
    close: () => () => done.push('close'),
    pan: () => false,
  };
  keyAction({ target: { tagName: 'BUTTON' }, ...fields }, onPaper, does)?.();
  return done.join();
};

test('Ctrl+Z and Ctrl+Shift+Z work anywhere but in a text field', () => {
  assert.equal(keys({ key: 'z', ctrlKey: true }), 'undo');
  assert.equal(keys({ key: 'Z', metaKey: true, shiftKey: true }), 'redo');
  assert.equal(keys({ key: 'y', ctrlKey: true }), 'redo');
  assert.equal(keys({ key: 'z', ctrlKey: true, target: { tagName: 'INPUT', type: 'text' } }), '');
  assert.equal(keys({ key: 'z', ctrlKey: true, target: { tagName: 'INPUT', type: 'radio' } }), 'undo');
  assert.equal(keys({ key: 'z' }), '');
});

test('keys for placing act on the paper alone, and Escape everywhere', () => {
  const seen = [];
  const placing = { Enter: () => seen.push('placed'), Escape: () => seen.push('cancelled') };
  keys({ key: 'Enter' }, false, placing);
  assert.deepEqual(seen, []);
  keys({ key: 'Enter' }, true, placing);
  keys({ key: 'Escape' }, false, placing);
  assert.deepEqual(seen, ['placed', 'cancelled']);
  assert.equal(keys({ key: 'Escape' }), 'close');
});

test('texts come from a function or a table, else in English', () => {
  assert.equal(translator(undefined)('Move {name}', { name: 'Clock' }), 'Move Clock');
  assert.equal(translator({ 'Move {name}': 'Symud {name}' })('Move {name}', { name: 'Cloc' }), 'Symud Cloc');
  assert.equal(translator((text) => text.toUpperCase())('Pen'), 'PEN');
});
