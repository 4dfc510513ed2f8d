/** What a phase is about, as its `source` names it; the twin of the server's targets. Pure. */

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {import("../types.d.ts").Tally} Tally */
/** @typedef {{id: string, what: "note" | "theme" | "proposal" | "question", label: string, note?: Note}} Target */

/** The ids that can be marked or presented in this phase. @param {Snapshot} shown @param {Phase} phase @param {string} [lang] @returns {string[]} */
export const targetIds = (shown, phase, lang = 'en') => {
  const [kind, which = ''] = split(phase.switches.source ?? 'new');
  switch (kind) {
    case 'phase':
      return ofPhase(shown, which);
    case 'theme':
      return ids(standing(shown).filter((note) => note.theme_id === which));
    case 'top':
      return topOf(latestResults(shown), Number(which));
    case 'proposals':
      return shown.proposals.map(({ proposal_id }) => proposal_id);
    case 'prompt':
      return questionsOf(phase, lang).map(
        (/** @type {string} */ _, /** @type {number} */ index) => `q${index + 1}`,
      );
    default:
      return [...ids(standing(shown)), ...shown.themes.map(({ theme_id }) => theme_id)];
  }
};

/** The lines of a prompt's question: what `source: prompt` asks people to score. @param {Phase} phase @param {string} lang */
export const questionsOf = (phase, lang) => {
  const { prompt } = phase.switches;
  const text = prompt?.[lang]?.question || prompt?.en?.question || prompt?.cy?.question || '';
  return text
    .split('\n')
    .map((/** @type {string} */ line) => line.trim())
    .filter(Boolean);
};

/** What an id stands for; null for what is not there or not to be seen. @param {Snapshot} shown @param {string} id @param {Phase | null} [phase] @param {string} [lang] @returns {Target | null} */
export const targetOf = (shown, id, phase = null, lang = 'en') => {
  const note = shown.notes.find(({ note_id }) => note_id === id);
  if (note) {
    return { id, what: 'note', label: note.text || note.caption, note };
  }
  const theme = shown.themes.find(({ theme_id }) => theme_id === id);
  if (theme) {
    return { id, what: 'theme', label: theme.title };
  }
  const proposal = shown.proposals.find(({ proposal_id }) => proposal_id === id);
  if (proposal) {
    return { id, what: 'proposal', label: proposal.title };
  }
  const question = phase && /^q\d+$/.test(id) ? questionsOf(phase, lang)[Number(id.slice(1)) - 1] : undefined;
  return question ? { id, what: 'question', label: question } : null;
};

/** The tallies of the mark phase that was counted last. @param {Snapshot} shown @returns {Record<string, Tally>} */
export const latestResults = ({ marks }) => Object.values(marks.phases ?? {}).at(-1) ?? {};

/** By what targets are put in order, the highest first: points of ranks, else the sum. @param {Tally} tally */
export const strengthOf = ({ points, sum }) => points ?? sum;

/** @param {Record<string, Tally>} tallies @param {number} count */
export const topOf = (tallies, count) =>
  Object.entries(tallies)
    .sort(([one, a], [other, b]) => strengthOf(b) - strengthOf(a) || (one < other ? -1 : 1))
    .slice(0, count)
    .map(([id]) => id);

/** @param {Snapshot} shown @param {string} phaseId */
const ofPhase = (shown, phaseId) => {
  const phase = shown.run_sheet.find(({ phase_id }) => phase_id === phaseId);
  switch (phase?.kind) {
    case 'sort':
      return themesOf(shown, phase).map(({ theme_id }) => theme_id);
    case 'propose':
      return shown.proposals.map(({ proposal_id }) => proposal_id);
    case 'mark':
      return Object.keys(shown.marks.phases?.[phaseId] ?? {});
    default: {
      const about = carried(shown, phaseId);
      return phase ? ids(standing(shown).filter((note) => about.has(note.phase_id))) : [];
    }
  }
};

/** The add phases whose notes a source of this one means: it and those it looks at and builds on. @param {Snapshot} shown @param {string} phaseId */
export const carried = ({ run_sheet }, phaseId) => {
  /** @type {Set<string>} */
  const found = new Set();
  let id = phaseId;
  let phase = run_sheet.find(({ phase_id }) => phase_id === id);
  while (phase?.kind === 'add' && !found.has(id)) {
    found.add(id);
    id = split(phase.switches.source ?? 'new')[1] ?? '';
    phase = run_sheet.find(({ phase_id }) => phase_id === id);
  }
  return found;
};

/** The themes made of what a sort phase is about, so that two of them keep their own (R1). @param {Snapshot} shown @param {Phase} sort */
const themesOf = (shown, sort) => {
  const about = carried(shown, split(sort.switches.source ?? 'new')[1] ?? '');
  const phaseOf = new Map(shown.notes.map((note) => [note.note_id, note.phase_id]));
  return shown.themes.filter(({ theme_id, origin = [] }) => {
    const made = [
      ...origin,
      ...shown.notes.filter((note) => note.theme_id === theme_id).map(({ note_id }) => note_id),
    ];
    return about.size === 0 || made.length === 0 || made.some((id) => about.has(phaseOf.get(id) ?? ''));
  });
};

/** Notes on top of their stacks, neither parked nor hidden. @param {Snapshot} shown */
const standing = ({ notes }) => notes.filter((note) => !note.hidden && !note.parked && !note.stack);

/** @param {readonly Note[]} notes */
const ids = (notes) => notes.map(({ note_id }) => note_id);

/** @param {string} source */
const split = (source) => {
  const at = source.indexOf(':');
  return at < 0 ? [source] : [source.slice(0, at), source.slice(at + 1)];
};
