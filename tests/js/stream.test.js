/** Frames: in order they are folded, old ones dropped, early ones held until what lies between was fetched. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStream } from '../../static/js/model/stream.js';
import { fakeClock } from './support/clock.js';

const frame = (from, to, epoch = 'e1') => ({ epoch, from, to, events: [] });

const started = (seq = 10) => {
  const clock = fakeClock();
  const applied = [];
  const asked = [];
  const reloads = [];
  const stream = createStream({
    apply: ({ from, to }) => applied.push([from, to]),
    catchUp: (after) => asked.push(after),
    reload: (reason) => reloads.push(reason),
    later: clock.later,
  });
  stream.start({ epoch: 'e1', seq });
  return { stream, clock, applied, asked, reloads };
};

test('frames that follow each other are folded as they come', () => {
  const { stream, applied, asked, clock } = started();
  stream.receive(frame(11, 11));
  stream.receive(frame(12, 15));
  clock.run();
  assert.deepEqual(applied, [
    [11, 11],
    [12, 15],
  ]);
  assert.deepEqual(asked, []);
});

test('an old or repeated frame is dropped', () => {
  const { stream, applied } = started();
  stream.receive(frame(11, 12));
  stream.receive(frame(11, 12));
  stream.receive(frame(5, 10));
  assert.deepEqual(applied, [[11, 12]]);
});

test('a frame that came too early is held, and folded when the one before it comes', () => {
  const { stream, applied, asked, clock } = started();
  stream.receive(frame(12, 12));
  assert.deepEqual(applied, []);
  stream.receive(frame(11, 11));
  clock.run();
  assert.deepEqual(applied, [
    [11, 11],
    [12, 12],
  ]);
  assert.deepEqual(asked, []);
});

test('a gap that does not close is fetched once, then what was held follows', () => {
  const { stream, applied, asked, clock } = started();
  stream.receive(frame(13, 13));
  stream.receive(frame(14, 14));
  clock.run();
  assert.deepEqual(asked, [10]);
  stream.receive(frame(11, 12));
  assert.deepEqual(applied, [
    [11, 12],
    [13, 13],
    [14, 14],
  ]);
});

test('frames that come while the snapshot is on its way wait for it', () => {
  const { stream, applied } = started();
  stream.await();
  stream.receive(frame(21, 21));
  stream.receive(frame(20, 20));
  assert.deepEqual(applied, []);
  stream.start({ epoch: 'e1', seq: 20 });
  assert.deepEqual(applied, [[21, 21]]);
  assert.equal(stream.covered(), 21);
});

test('another epoch asks for the snapshot, and held frames of the old one are forgotten', () => {
  const { stream, applied, reloads } = started();
  stream.receive(frame(11, 11, 'e2'));
  assert.deepEqual(reloads, ['epoch']);
  stream.await();
  stream.receive(frame(12, 12, 'e1'));
  stream.start({ epoch: 'e2', seq: 11 });
  assert.deepEqual(applied, []);
});

test('a head says that what lies between is not for this person: nothing is asked for, the next frame follows', () => {
  const { stream, asked, clock, applied } = started();
  stream.head({ epoch: 'e1', from: 11, seq: 15 });
  stream.receive(frame(16, 16));
  clock.run();
  assert.deepEqual(asked, []);
  assert.equal(stream.covered(), 16);
  assert.deepEqual(applied, [
    [11, 15],
    [16, 16],
  ]);
});

test('a head does not hide a gap that is being waited for', () => {
  const { stream, asked, clock } = started();
  stream.receive(frame(13, 13));
  stream.head({ epoch: 'e1', from: 14, seq: 15 });
  clock.run();
  assert.deepEqual(asked, [10]);
});

test('a head that starts behind what the page has shows that something was lost before it', () => {
  const { stream, asked, clock } = started();
  stream.head({ epoch: 'e1', from: 14, seq: 13 });
  assert.equal(stream.covered(), 10);
  clock.run();
  assert.deepEqual(asked, [10]);
  stream.receive(frame(11, 13));
  assert.equal(stream.covered(), 13);
});

test('a head that came while the snapshot was on its way shows that the snapshot is too old', () => {
  const { stream, asked, clock } = started();
  stream.await();
  stream.head({ epoch: 'e1', from: 14, seq: 13 });
  stream.start({ epoch: 'e1', seq: 12 });
  clock.run();
  assert.deepEqual(asked, [12]);
});
