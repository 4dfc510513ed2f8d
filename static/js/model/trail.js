/** The way from a wish to an owner, and back: what an id came from and what came of it. Pure. */

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {"wish" | "brief" | "group" | "note" | "theme" | "proposal" | "owner"} Stage */
/** @typedef {{id: string, label: string}} Item */
/** @typedef {{stage: Stage, items: Item[]}} Step */

/** @type {Stage[]} */
const ORDER = ['wish', 'brief', 'group', 'note', 'theme', 'proposal', 'owner'];

/** @param {Snapshot} shown @param {string} id of a note, theme, group or proposal @returns {Step[]} the stages that have something, in order */
export const trailOf = (shown, id) => {
  const edges = edgesOf(shown);
  const forward = reach(id, edges);
  const back = reach(
    id,
    edges.map(([from, to]) => [to, from]),
  );
  const found = [...new Set([id, ...forward, ...back])].flatMap((key) => itemOf(shown, key));
  return ORDER.map((stage) => ({
    stage,
    items: found.filter((item) => item.stage === stage).map(({ id: key, label }) => ({ id: key, label })),
  })).filter(({ items }) => items.length > 0);
};

/** From each thing to what was made of it. @param {Snapshot} shown @returns {Array<[string, string]>} */
const edgesOf = ({ notes, themes, groups, proposals }) => [
  ...notes.flatMap((note) =>
    edges([
      [note.note_id, note.theme_id],
      [note.builds_on, note.note_id],
      [note.group_id, note.note_id],
    ]),
  ),
  ...themes.flatMap(({ theme_id, origin = [] }) =>
    origin.map((note) => /** @type {[string, string]} */ ([note, theme_id])),
  ),
  ...groups.flatMap(({ theme_id, group_id }) => edges([[theme_id, group_id]])),
  ...proposals.flatMap(({ proposal_id, theme_id, note_ids, fields }) => [
    ...edges([
      [theme_id, proposal_id],
      [proposal_id, fields.owner ? `owner ${proposal_id}` : null],
    ]),
    ...note_ids.map((note) => /** @type {[string, string]} */ ([note, proposal_id])),
  ]),
];

/** Those whose both ends are there. @param {Array<[string | null | undefined, string | null | undefined]>} pairs */
const edges = (pairs) =>
  pairs.flatMap(([from, to]) => (from && to ? [/** @type {[string, string]} */ ([from, to])] : []));

/** @param {string} start @param {ReadonlyArray<readonly [string, string]>} edgesFrom */
const reach = (start, edgesFrom) => {
  const found = new Set([start]);
  let grew = true;
  while (grew) {
    const more = edgesFrom.filter(([from, to]) => found.has(from) && !found.has(to));
    grew = more.length > 0;
    for (const [, to] of more) {
      found.add(to);
    }
  }
  return found;
};

/** @param {Snapshot} shown @param {string} id @returns {Array<Item & {stage: Stage}>} */
const itemOf = ({ notes, themes, groups, proposals }, id) => {
  const note = notes.find(({ note_id }) => note_id === id);
  if (note) {
    return [{ id, stage: note.group_id ? 'note' : 'wish', label: note.text || note.caption }];
  }
  const theme = themes.find(({ theme_id }) => theme_id === id);
  if (theme) {
    return [
      { id, stage: groups.some(({ theme_id }) => theme_id === id) ? 'brief' : 'theme', label: theme.title },
    ];
  }
  const group = groups.find(({ group_id }) => group_id === id);
  if (group) {
    return [{ id, stage: 'group', label: group.name }];
  }
  const proposal = proposals.find(({ proposal_id }) => proposal_id === id.replace(/^owner /, ''));
  if (!proposal) {
    return [];
  }
  return id.startsWith('owner ')
    ? [{ id, stage: 'owner', label: proposal.fields.owner ?? '' }]
    : [{ id, stage: 'proposal', label: `${proposal.ref} ${proposal.title}` }];
};
