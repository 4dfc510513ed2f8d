import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trackPointers } from '../../static/js/input/ink-pointer.js';

/** A paper that takes pointer events, and what the pad was told. */
const pad = () => {
  const paper = new EventTarget();
  paper.setPointerCapture = () => {};
  const told = [];
  const pointers = trackPointers(paper, {
    start: (_, { pen, eraser }) => told.push(`start${pen ? ' pen' : ''}${eraser ? ' eraser' : ''}`),
    move: (samples) => told.push(`move ${samples.map(({ clientX }) => clientX).join(' ')}`),
    end: () => told.push('end'),
    cancel: () => told.push('cancel'),
    pinch: ({ factor, dx }) => told.push(`pinch ${factor} ${dx}`),
    penSeen: () => told.push('pen seen'),
  });
  const send = (type, pointerType, fields = {}) => {
    const about = {
      pointerType,
      pointerId: 1,
      button: 0,
      buttons: 1,
      clientX: 0,
      clientY: 0,
      pressure: 0.5,
      timeStamp: 0,
    };
    const event = new Event(`pointer${type}`);
    for (const [name, value] of Object.entries({ ...about, ...fields })) {
      Object.defineProperty(event, name, { value });
    }
    paper.dispatchEvent(event);
  };
  return { send, told, pointers };
};

test('a mouse draws with its main button alone', () => {
  const { send, told } = pad();
  send('down', 'mouse', { button: 2 });
  send('move', 'mouse', { clientX: 3 });
  assert.deepEqual(told, []);
  send('down', 'mouse');
  send('move', 'mouse', { clientX: 5 });
  send('up', 'mouse');
  assert.deepEqual(told, ['start', 'move 5', 'end']);
});

test('no point between two events is lost, and an empty list of them means the event itself', () => {
  const { send, told } = pad();
  send('down', 'mouse');
  send('move', 'mouse', { getCoalescedEvents: () => [{ clientX: 1 }, { clientX: 2 }] });
  send('move', 'mouse', { clientX: 9, getCoalescedEvents: () => [] });
  assert.deepEqual(told.slice(1), ['move 1 2', 'move 9']);
});

test('a cancelled pointer takes its stroke away', () => {
  const { send, told } = pad();
  send('down', 'touch');
  send('cancel', 'touch');
  send('up', 'touch');
  assert.deepEqual(told, ['start', 'cancel']);
});

test('a finger draws until a pen is seen, and again when the person says so', () => {
  const { send, told, pointers } = pad();
  send('down', 'touch');
  send('up', 'touch');
  send('down', 'pen', { pointerId: 2 });
  send('up', 'pen', { pointerId: 2 });
  send('down', 'touch', { pointerId: 3 });
  send('move', 'touch', { pointerId: 3, clientX: 5 });
  send('up', 'touch', { pointerId: 3 });
  assert.deepEqual(told, ['start', 'end', 'pen seen', 'start pen', 'end']);
  assert.equal(pointers.toggleFinger(), true);
  send('down', 'touch', { pointerId: 4 });
  assert.equal(told.at(-1), 'start');
});

test('a palm that landed before the pen leaves no ink, and one that lands after is ignored', () => {
  const { send, told } = pad();
  send('down', 'touch', { pointerId: 7 });
  send('down', 'pen', { pointerId: 8 });
  send('down', 'touch', { pointerId: 9 });
  send('move', 'touch', { pointerId: 9, clientX: 40 });
  send('up', 'pen', { pointerId: 8 });
  assert.deepEqual(told, ['start', 'pen seen', 'cancel', 'start pen', 'end']);
});

test('the far end of a pen erases', () => {
  const { send, told } = pad();
  send('down', 'pen', { button: 5, buttons: 32 });
  assert.deepEqual(told, ['pen seen', 'start pen eraser']);
});

test('a second finger at once makes a pinch, later it does not spoil the stroke', () => {
  const early = pad();
  early.send('down', 'touch');
  early.send('down', 'touch', { pointerId: 2, clientX: 100, timeStamp: 100 });
  early.send('move', 'touch', { pointerId: 2, clientX: 200, timeStamp: 120 });
  assert.deepEqual(early.told, ['start', 'cancel', 'pinch 2 50']);

  const late = pad();
  late.send('down', 'touch');
  late.send('down', 'touch', { pointerId: 2, clientX: 100, timeStamp: 300 });
  late.send('move', 'touch', { pointerId: 1, clientX: 20, timeStamp: 320 });
  assert.deepEqual(late.told, ['start', 'move 20']);
});

test('Escape gives up the stroke in progress', () => {
  const { send, told, pointers } = pad();
  assert.equal(pointers.cancel(), false);
  send('down', 'mouse');
  assert.equal(pointers.cancel(), true);
  send('up', 'mouse');
  assert.deepEqual(told, ['start', 'cancel']);
});
