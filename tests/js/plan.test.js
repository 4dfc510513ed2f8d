/** The run sheet against the clock, and the way from a wish to an owner. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endsAt, trims, withoutBreak } from '../../static/js/model/plan.js';
import { trailOf } from '../../static/js/model/trail.js';

const NOW = Date.parse('2026-11-21T10:00:00.000Z');
const MINUTE = 60_000;

const phase = (phase_id, kind, minutes, more = {}) => ({
  phase_id,
  kind,
  title: phase_id,
  state: 'planned',
  switches: { clock: { minutes }, source: 'new', ...more.switches },
  ...more.state,
});
const live = (phase_id, ends_at, more = {}) => ({ phase_id, ends_at, paused: false, left_s: null, ...more });
const inMinutes = (minutes) => new Date(NOW + minutes * MINUTE).toISOString();

test('the plan ends when the live step and all that is planned are over', () => {
  const run_sheet = [
    phase('a', 'add', 6, { state: { state: 'live' } }),
    phase('b', 'sort', 9),
    phase('c', 'mark', 3, { state: { state: 'skipped' } }),
    phase('d', 'propose', 10),
  ];
  assert.equal(endsAt({ run_sheet, live: live('a', inMinutes(2)) }, NOW), NOW + 21 * MINUTE);
  assert.equal(endsAt({ run_sheet, live: live('a', inMinutes(-4)) }, NOW), NOW + 19 * MINUTE);
  const paused = live('a', null, { paused: true, left_s: 120 });
  assert.equal(endsAt({ run_sheet, live: paused }, NOW), NOW + 21 * MINUTE);
});

test('what can be trimmed leaves breaks alone and skips only a count that nothing is built on', () => {
  const run_sheet = [
    phase('now', 'add', 6, { state: { state: 'live' } }),
    phase('needed', 'mark', 3),
    phase('break', 'hold', 10),
    phase('talk', 'present', 15, { switches: { source: 'top:3' } }),
    phase('free', 'mark', 3),
  ];
  const found = trims({ run_sheet, live: live('now', inMinutes(6)) });
  assert.deepEqual(
    found.map((trim) => [trim.phase.phase_id, trim.gain, trim.minutes]),
    [
      ['talk', 4, 11],
      ['free', 3, null],
    ],
  );
});

test('more than 75 minutes without a break are found, and a break ends the stretch', () => {
  const long = [phase('a', 'add', 40), phase('b', 'sort', 30), phase('c', 'mark', 6)];
  assert.equal(withoutBreak({ run_sheet: long })?.before.phase_id, 'c');
  const rested = [phase('a', 'add', 40), phase('rest', 'hold', 10), phase('b', 'sort', 36)];
  assert.equal(withoutBreak({ run_sheet: rested }), null);
});

test('a wish leads to its theme, group, note, theme, proposal and owner, and the proposal back', () => {
  const note = (note_id, text, more) => ({
    note_id,
    text,
    caption: '',
    group_id: null,
    theme_id: null,
    ...more,
  });
  const shown = {
    notes: [
      note('w', 'Dry benches', {}),
      note('other', 'Fewer forms', {}),
      note('n', 'A roof', { group_id: 'g', theme_id: 'late' }),
    ],
    themes: [
      { theme_id: 'brief', title: 'Keep dry', origin: ['w'] },
      { theme_id: 'late', title: 'Roofs', origin: ['n'] },
    ],
    groups: [{ group_id: 'g', name: 'Group 1', theme_id: 'brief' }],
    proposals: [
      {
        proposal_id: 'p',
        ref: 'P-1',
        title: 'Roofs',
        theme_id: 'late',
        note_ids: ['n'],
        fields: { owner: 'Mair' },
      },
    ],
  };
  const stages = ['wish', 'brief', 'group', 'note', 'theme', 'proposal', 'owner'];
  for (const start of ['w', 'brief', 'g', 'n', 'late', 'p']) {
    const trail = trailOf(shown, start);
    assert.deepEqual(
      trail.map(({ stage }) => stage),
      stages,
      start,
    );
    assert.deepEqual(trail[0].items, [{ id: 'w', label: 'Dry benches' }]);
  }
});
