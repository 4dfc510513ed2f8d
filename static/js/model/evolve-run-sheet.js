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

/** What runs for all, or for one group at its own pace: for its people, and for them alone, it is what is live. @param {Draft} draft @param {{live: any, group_id?: string}} data */
const setClock = (draft, { live, group_id }) => {
  const { me } = draft.next;
  if (group_id) {
    draft.patch('groups', group_id, { live });
  }
  if (group_id ? me.group_id === group_id : !draft.get('groups', me.group_id ?? '')?.live) {
    draft.next.live = live;
  }
};

/** Every group is back, and nobody is done yet. @param {Draft} draft @param {any} live */
const openForAll = (draft, live) => {
  draft.next.live = live;
  if (draft.next.me.done) {
    draft.next.me = { ...draft.next.me, done: false };
  }
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
  'phase.opened': (draft, { phase_id, closed, also_closed = [], live, group_id, plan_ends_at }) => {
    for (const over of [closed, ...also_closed]) {
      draft.patch('run_sheet', over, { state: 'closed' });
    }
    draft.patch('run_sheet', phase_id, { state: 'live' });
    if (group_id) {
      setClock(draft, { live, group_id });
    } else {
      openForAll(draft, live);
    }
    if (plan_ends_at) {
      const { session } = draft.next;
      draft.next.session = { ...session, settings: { ...session.settings, ends_at: plan_ends_at } };
    }
  },
  'phase.extended': setClock,
  'phase.paused': setClock,
  'phase.closed': (draft, { phase_id, group_id, whole = true }) => {
    if (whole) {
      draft.patch('run_sheet', phase_id, { state: 'closed' });
    }
    setClock(draft, { live: { ...NOTHING_LIVE }, group_id });
  },
};
