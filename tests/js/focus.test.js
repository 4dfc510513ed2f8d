/** What a step is about: the second sorting sees the drawings, not the wishes; a proposal begins with what was sorted last. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { focused, themesToPropose } from '../../static/js/model/focus.js';

const phase = (phase_id, kind, source, state = 'closed') => ({
  phase_id,
  kind,
  state,
  switches: { source, mark: 'dots' },
});
const note = (note_id, phase_id, theme_id = null) => ({ note_id, phase_id, theme_id, text: note_id });
const theme = (theme_id, origin = []) => ({ theme_id, title: theme_id, origin, parked: false });

const session = (live, themes = []) => ({
  run_sheet: [
    phase('wishes', 'add', 'new'),
    phase('themes', 'sort', 'phase:wishes'),
    phase('dots', 'mark', 'phase:themes'),
    phase('drawings', 'add', 'new'),
    phase('build', 'add', 'phase:drawings'),
    phase('ideas', 'sort', 'phase:build'),
    phase('write', 'propose', 'top:3', 'live'),
  ],
  live: { phase_id: live },
  notes: [note('wish', 'wishes', 'old'), note('drawing', 'drawings', 'new'), note('built', 'build')],
  themes: [theme('old', ['wish']), theme('new', ['drawing']), ...themes],
  groups: [],
  proposals: [],
  marks: { mine: [], tallies: {}, phases: { dots: { old: { n: 3, sum: 9, spread: {} } } } },
});

const ids = (things, key) => things.map((thing) => thing[key]);

test('each sorting sees its own notes and themes', () => {
  const first = focused(session('themes'));
  assert.deepEqual([ids(first.notes, 'note_id'), ids(first.themes, 'theme_id')], [['wish'], ['old']]);
  const second = focused(session('ideas'));
  assert.deepEqual(ids(second.notes, 'note_id'), ['drawing', 'built']);
  assert.deepEqual(ids(second.themes, 'theme_id'), ['new']);
});

test('a theme that holds nothing yet is there to be filled, and a note filed into a theme goes along', () => {
  const shown = session('ideas', [theme('empty')]);
  shown.notes.push(note('stray', 'wishes', 'new'));
  const about = focused(shown);
  assert.deepEqual(ids(about.themes, 'theme_id'), ['new', 'empty']);
  assert.ok(ids(about.notes, 'note_id').includes('stray'));
});

test('steps that are about everything see everything', () => {
  const shown = session('write');
  assert.equal(focused(shown), shown);
});

test('a proposal begins with the themes of the last sorting, though an older one was counted', () => {
  const shown = session('write');
  const write = shown.run_sheet.at(-1);
  assert.deepEqual(ids(themesToPropose(shown, write), 'theme_id'), ['new']);
});

test('what was counted stands in the order of the count', () => {
  const shown = session('write', [theme('newer', ['built'])]);
  shown.marks.phases.chosen = { newer: { n: 2, sum: 5, spread: {} }, new: { n: 1, sum: 1, spread: {} } };
  assert.deepEqual(ids(themesToPropose(shown, shown.run_sheet.at(-1)), 'theme_id'), ['newer', 'new']);
});
