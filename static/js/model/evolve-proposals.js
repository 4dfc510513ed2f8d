/** What events of proposals change. */

/** @typedef {import("./draft.js").Draft} Draft */

/** @type {Record<string, (draft: Draft, data: any) => void>} */
export const proposals = {
  'proposal.drafted': (draft, data) => draft.put('proposals', data),
  'proposal.revised': (draft, { proposal_id, fields, accepted_by }) => {
    const known = draft.get('proposals', proposal_id);
    if (known) {
      const title = fields.title ?? known.title;
      draft.put('proposals', { ...known, title, fields: { ...known.fields, ...fields }, accepted_by });
    }
  },
  'proposal.linked': (draft, { proposal_id, note_ids }) =>
    draft.patch('proposals', proposal_id, { note_ids }),
  'proposal.status_set': (draft, { proposal_id, status, at, by }) => {
    const known = draft.get('proposals', proposal_id);
    if (known) {
      const step = by === undefined ? { status, at } : { status, at, by };
      draft.put('proposals', { ...known, status, history: [...known.history, step] });
    }
  },
  'proposal.accepted': (draft, { proposal_id, accepted_by }) =>
    draft.patch('proposals', proposal_id, { accepted_by }),
  'support.given': (draft, { proposal_id, support, mine }) =>
    draft.patch('proposals', proposal_id, mine === undefined ? { support } : { support, my_support: mine }),
  'concern.raised': (draft, { proposal_id, concern }) => {
    const known = draft.get('proposals', proposal_id);
    if (known) {
      draft.put('proposals', { ...known, concerns: [...known.concerns, concern] });
    }
  },
};
