/** I5: the server's fold and the browser's give the same state on shared traces, and every event type occurs in one. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fold, inOrder, KNOWN_TYPES, NeedsSnapshot } from '../../static/js/model/evolve.js';

const FOLDER = new URL('../traces/', import.meta.url);
const TRACES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) =>
    JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')).stretches.map((stretch, index) => ({
      name: `${name} ${index}`,
      ...stretch,
    })),
  );
/** What closing changes of the past is answered with a snapshot, so no trace goes past it. */
const ANSWERED_BY_SNAPSHOT = new Set(['session.closed', 'groups.split']);

/** What is not folded: where it stands, when it was asked, who is online. */
const compared = ({ seq, epoch, server_time, presence, ...rest }) => inOrder({ ...rest, seq: 0 });

test('there are traces to compare', () => {
  assert.ok(TRACES.length > 0);
});

for (const { name, start, frames, end } of TRACES) {
  test(`the trace ${name} folds to the same snapshot as on the server`, () => {
    const folded = frames.reduce(fold, inOrder(start));
    assert.deepEqual(compared(folded), compared(end));
  });

  test(`the trace ${name} folds the same with every frame delivered twice`, () => {
    const folded = frames.flatMap((frame) => [frame, frame]).reduce(fold, inOrder(start));
    assert.deepEqual(compared(folded), compared(end));
  });

  test(`the trace ${name} leaves the snapshot it starts from as it was`, () => {
    const before = JSON.stringify(start);
    frames.reduce(fold, inOrder(start));
    assert.equal(JSON.stringify(start), before);
  });
}

test('every event type that the browser knows occurs in a trace', () => {
  const seen = new Set(
    TRACES.flatMap(({ frames }) => frames.flatMap(({ events }) => events.map(({ type }) => type))),
  );
  assert.deepEqual(
    KNOWN_TYPES.filter((type) => !seen.has(type) && !ANSWERED_BY_SNAPSHOT.has(type)),
    [],
  );
});

test('closing shows at once, even before the snapshot comes', () => {
  const event = { seq: 2, type: 'session.closed', data: {} };
  const open = { ...TRACES[0].start, seq: 1 };
  assert.equal(fold(open, { epoch: '', from: 2, to: 2, events: [event] }).session.state, 'closed');
});

test('a group with a step of its own is told of its reveal', () => {
  const live = { ...TRACES[0].start.live, phase_id: 'apart', revealed: false };
  const group = { group_id: 'g1', name: 'Group 1', rank: 'i', theme_id: null, live };
  const start = inOrder({ ...TRACES[0].start, seq: 1, groups: [group] });
  const event = { seq: 2, type: 'notes.revealed', data: { phase_id: 'apart', to: 'all', notes: [] } };
  const told = fold(start, { epoch: '', from: 2, to: 2, events: [event] });
  assert.equal(told.groups[0].live.revealed, true);
});

test('an event type that the browser does not know asks for a snapshot', () => {
  const [trace] = TRACES;
  const event = { seq: trace.start.seq + 1, type: 'note.levitated', data: {} };
  const frame = { epoch: '', from: event.seq, to: event.seq, events: [event] };
  assert.throws(() => fold(trace.start, frame), NeedsSnapshot);
});

test('keys such as __proto__ in a payload change nothing but themselves', () => {
  const data = JSON.parse('{"note_id": "__proto__", "parked": true}');
  const event = { seq: 2, type: 'note.parked', data };
  const snapshot = inOrder({ ...TRACES[0].start, seq: 1 });
  fold(snapshot, { epoch: '', from: 2, to: 2, events: [event] });
  assert.equal({}.parked, undefined);
});
