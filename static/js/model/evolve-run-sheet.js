/** What events of the run sheet change. */

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("../types.d.ts").Phase} Phase */

const NOTHING_LIVE = {
  phase_id: null,
  opened_at: null,
  ends_at: null,
  paused: false,
  left_s: null,
  revealed: false,
};

/** @param {Draft} draft @param {Phase} phase @param {string | null} before */
const insert = (draft, phase, before) => {
  const rows = draft.rows('run_sheet').filter((row) => row.phase_id !== phase.phase_id);
  const at = rows.findIndex((row) => row.phase_id === before);
  rows.splice(at < 0 ? rows.length : at, 0, phase);
  draft.replace('run_sheet', rows);
};

/** @param {Draft} draft @param {{live: any}} data */
const setClock = (draft, { live }) => {
  draft.next.live = live;
};

/** One group at its own pace: for its people it is what is live. @param {Draft} draft @param {string} groupId @param {any} live */
const openForGroup = (draft, groupId, live) => {
  draft.patch('groups', groupId, { live });
  if (draft.next.me.group_id === groupId) {
    draft.next.live = live;
  }
};

/** Every group is back, and nobody is done yet. @param {Draft} draft @param {any} live */
const openForAll = (draft, live) => {
  draft.next.live = live;
  for (const group of draft.rows('groups')) {
    draft.put('groups', { ...group, live: null });
  }
  for (const person of draft.rows('people')) {
    if (person.done) {
      draft.put('people', { ...person, done: false });
    }
  }
};

/** @type {Record<string, (draft: Draft, data: any) => void>} */
export const runSheet = {
  'phase.inserted': (draft, { phase, before }) => insert(draft, phase, before),
  'phase.revised': (draft, { phase }) => draft.patch('run_sheet', phase.phase_id, phase),
  'phase.moved': (draft, { phase_id, before }) => {
    const phase = draft.get('run_sheet', phase_id);
    if (phase) {
      insert(draft, phase, before);
    }
  },
  'phase.skipped': (draft, { phase_id, skipped }) =>
    draft.patch('run_sheet', phase_id, { state: skipped ? 'skipped' : 'planned' }),
  'phase.opened': (draft, { phase_id, closed, also_closed = [], live, group_id }) => {
    for (const over of [closed, ...also_closed]) {
      draft.patch('run_sheet', over, { state: 'closed' });
    }
    draft.patch('run_sheet', phase_id, { state: 'live' });
    if (group_id) {
      openForGroup(draft, group_id, live);
    } else {
      openForAll(draft, live);
    }
  },
  'phase.extended': setClock,
  'phase.paused': setClock,
  'phase.closed': (draft, { phase_id }) => {
    draft.patch('run_sheet', phase_id, { state: 'closed' });
    draft.next.live = { ...NOTHING_LIVE };
  },
};
