/** What events of themes change. */

/** @typedef {import("./draft.js").Draft} Draft */

/** @param {Draft} draft @param {{theme_id: string}} data */
const patch = (draft, data) => draft.patch('themes', data.theme_id, data);

/** @type {Record<string, (draft: Draft, data: any) => void>} */
export const themes = {
  'theme.formed': (draft, { proposal_ids = [], ...data }) => {
    draft.put('themes', data);
    for (const proposalId of proposal_ids) {
      draft.patch('proposals', proposalId, { theme_id: data.theme_id });
    }
  },
  'theme.named': patch,
  'theme.moved': patch,
  'theme.locked': patch,
  'theme.merged': (draft, { theme_id, into, notes }) => {
    const ranks = new Map(notes.map((/** @type {any} */ { note_id, rank }) => [note_id, rank]));
    end(draft, theme_id, into, ranks);
  },
  'theme.dissolved': (draft, { theme_id }) => end(draft, theme_id, null, new Map()),
};

/**
 * A theme gone: its notes and proposals are in the other theme, or in none.
 * @param {Draft} draft @param {string} themeId @param {string | null} into @param {Map<any, any>} ranks
 */
const end = (draft, themeId, into, ranks) => {
  for (const note of draft.rows('notes')) {
    if (note.theme_id === themeId) {
      draft.put('notes', { ...note, theme_id: into, rank: ranks.get(note.note_id) ?? note.rank });
    }
  }
  moveProposals(draft, themeId, into);
  draft.drop('themes', themeId);
};

/** @param {Draft} draft @param {string} from @param {string | null} to */
const moveProposals = (draft, from, to) => {
  for (const proposal of draft.rows('proposals')) {
    if (proposal.theme_id === from) {
      draft.patch('proposals', proposal.proposal_id, { theme_id: to });
    }
  }
};
