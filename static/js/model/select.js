/** Questions that views ask a snapshot. Pure. */

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {import("../types.d.ts").Phase} Phase */

/** @param {Snapshot} snapshot @returns {Phase | null} */
export const livePhase = ({ run_sheet, live }) =>
  run_sheet.find((phase) => phase.phase_id === live.phase_id) ?? null;

/** What Next opens: the first planned phase behind the live one, or behind the last that closed while nothing is live. @param {Snapshot} snapshot @returns {Phase | null} */
export const nextPhase = ({ run_sheet, live }) => {
  const at = live.phase_id
    ? run_sheet.findIndex((phase) => phase.phase_id === live.phase_id)
    : run_sheet.findLastIndex((phase) => phase.state === 'closed');
  const later = run_sheet.slice(at + 1);
  return (
    later.find((phase) => phase.state === 'planned') ??
    later.find((phase) => phase.state !== 'skipped') ??
    null
  );
};

/** @param {Snapshot} snapshot @param {string | null | undefined} personId */
export const personName = ({ people }, personId) =>
  people.find((person) => person.person_id === personId)?.name ?? '';

/** Notes of a theme, or loose ones for null; parked notes are apart. @param {Snapshot} snapshot @param {string | null} themeId */
export const notesIn = ({ notes }, themeId) =>
  notes.filter((note) => note.theme_id === themeId && !note.parked);

/** @param {Snapshot} snapshot */
export const parkedNotes = ({ notes }) => notes.filter((note) => note.parked);

/** @param {Snapshot} snapshot @returns {Map<string | null, Note[]>} themes to their notes, null for the loose */
export const byTheme = ({ notes }) => {
  /** @type {Map<string | null, Note[]>} */
  const groups = new Map();
  for (const note of notes) {
    if (!note.parked) {
      const key = note.theme_id ?? null;
      const group = groups.get(key);
      if (group) {
        group.push(note);
      } else {
        groups.set(key, [note]);
      }
    }
  }
  return groups;
};

/** @param {Snapshot} snapshot @param {Phase | null} phase whether this viewer moves notes in it */
export const maySort = ({ me }, phase) =>
  me.role === 'facilitator' || (me.role === 'participant' && phase?.kind === 'sort' && namedIn(phase, me));

/** @param {Snapshot} snapshot @param {Phase | null} phase whether this viewer writes proposals in it */
export const mayPropose = ({ me }, phase) =>
  me.role === 'facilitator' || (me.role === 'participant' && phase?.kind === 'propose' && namedIn(phase, me));

/** @param {Phase} phase @param {Snapshot["me"]} me */
const namedIn = ({ switches: { who } }, me) =>
  who === 'everyone' || (Array.isArray(who) && who.includes(me.person_id));

/** @param {Snapshot} snapshot @param {Phase} phase whether this viewer marks in it */
export const mayMark = (snapshot, phase) =>
  snapshot.me.role === 'facilitator' ||
  (snapshot.me.role === 'participant' &&
    (namedIn(phase, snapshot.me) || (phase.switches.who === 'decider' && Boolean(meIn(snapshot)?.decider))));

/** Whether proposals can be judged now. @param {Phase | null} phase */
export const judging = (phase) => phase?.kind === 'propose' || phase?.switches.source === 'proposals';

/** What one note says, for lists and names. @param {Note} note @param {string} undescribed */
export const noteWords = (note, undescribed) => note.text || note.caption || undescribed;

/** @param {Snapshot} snapshot @returns {import("../types.d.ts").Person | undefined} the viewer in the roster */
export const meIn = ({ people, me }) => people.find(({ person_id }) => person_id === me.person_id);

/** @param {Snapshot} snapshot @param {string | null | undefined} groupId */
export const groupIn = ({ groups }, groupId) => groups.find(({ group_id }) => group_id === groupId) ?? null;

/** Who is in a group and takes part. @param {Snapshot} snapshot @param {string} groupId */
export const membersOf = ({ people }, groupId) =>
  people.filter(({ group_id, removed, role }) => group_id === groupId && !removed && role === 'participant');

/** Whether what people make now bears no name. @param {Phase | null} phase */
export const isNameless = (phase) => phase?.kind === 'add' && phase.switches.names === 'off';

/** Whether this viewer makes and says things here, on whatever page. @param {Snapshot} snapshot */
export const takesPart = ({ me }) => me.role === 'participant' || me.role === 'facilitator';

/** @param {Snapshot} snapshot those who take part */
export const participants = ({ people }) =>
  people.filter(({ role, removed }) => role === 'participant' && !removed);

const BREAK = /break|pause|coffee|lunch|egwyl|toriad|paned|cinio/i;

/** Whether a phase is a rest: by its id or what it is called in either language. @param {Phase | null} phase */
export const isBreak = (phase) =>
  phase?.kind === 'hold' &&
  [phase.phase_id, phase.title, phase.switches.prompt?.en?.title, phase.switches.prompt?.cy?.title].some(
    (words) => BREAK.test(words ?? ''),
  );

/** @param {Snapshot} snapshot the first phase, where people come in */
export const isLobby = ({ run_sheet, live }) =>
  live.phase_id !== null && run_sheet[0]?.phase_id === live.phase_id;

/** @param {Snapshot} snapshot the last phase that is not skipped */
export const isEnd = ({ run_sheet, live }) =>
  live.phase_id !== null &&
  run_sheet.filter(({ state }) => state !== 'skipped').at(-1)?.phase_id === live.phase_id;

/** Whether nothing runs and nothing is to come. @param {Snapshot} snapshot */
export const isOver = (snapshot) =>
  snapshot.session.state === 'closed' ||
  (snapshot.live.phase_id === null &&
    snapshot.run_sheet.some(({ state }) => state === 'closed') &&
    nextPhase(snapshot) === null);

/** The phase before the live one, or the one that was live last. @param {Snapshot} snapshot @returns {Phase | null} */
export const phaseBefore = ({ run_sheet, live }) => {
  const at = run_sheet.findIndex(({ phase_id }) => phase_id === live.phase_id);
  const before = at < 0 ? run_sheet : run_sheet.slice(0, at);
  return before.filter(({ state }) => state === 'closed').at(-1) ?? null;
};

/** Whether it is this viewer's turn, or their group's. @param {Snapshot} snapshot */
export const isMyTurn = ({ turn, me }) =>
  Boolean(turn.current) &&
  turn.unit !== 'item' &&
  (turn.current === me.person_id || turn.current === me.group_id);
