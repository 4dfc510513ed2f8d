/** What events of proposals change. */

/** @typedef {import("./draft.js").Draft} Draft */

/** @type {Record<string, (draft: Draft, data: any) => void>} */
export const proposals = {
  'proposal.drafted': (draft, data) => draft.put('proposals', data),
  'proposal.revised': (draft, { proposal_id, fields, accepted_by, declined_by }) => {
    const known = draft.get('proposals', proposal_id);
    if (known) {
      const title = fields.title ?? known.title;
      // An agreed wording that is written on is agreed no more.
      const agreed =
        (fields.proposal ?? known.fields.proposal) === known.fields.proposal ? known.agreed : null;
      const owner = { accepted_by, declined_by };
      draft.put('proposals', { ...known, ...owner, title, agreed, fields: { ...known.fields, ...fields } });
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
  'proposal.followed_up': (draft, { proposal_id, ...step }) => {
    const known = draft.get('proposals', proposal_id);
    if (known) {
      draft.put('proposals', { ...known, status: step.status, history: [...known.history, step] });
    }
  },
  'proposal.carried': (draft, data) => draft.put('proposals', data),
  'proposal.accepted': (draft, { proposal_id, accepted_by }) =>
    draft.patch('proposals', proposal_id, { accepted_by, declined_by: null }),
  'proposal.declined': (draft, { proposal_id, declined_by }) =>
    draft.patch('proposals', proposal_id, { accepted_by: null, declined_by }),
  'wording.offered': (draft, { proposal_id, wording }) => {
    const known = draft.get('proposals', proposal_id);
    if (known) {
      draft.put('proposals', { ...known, wordings: [...known.wordings, wording] });
    }
  },
  'wording.agreed': (draft, { proposal_id, wording, kept }) => {
    const known = draft.get('proposals', proposal_id);
    if (known) {
      const wordings = kept ? [...known.wordings, kept] : known.wordings;
      const fields = { ...known.fields, proposal: wording.text };
      draft.put('proposals', { ...known, fields, wordings, agreed: wording.wording_id });
    }
  },
  'support.given': (draft, { proposal_id, support, mine }) =>
    draft.patch('proposals', proposal_id, mine === undefined ? { support } : { support, my_support: mine }),
  'concern.raised': (draft, { proposal_id, concern }) => {
    const known = draft.get('proposals', proposal_id);
    if (known) {
      draft.put('proposals', { ...known, concerns: [...known.concerns, concern] });
    }
  },
  'concern.answered': (draft, { proposal_id, concern_id, answer }) => {
    const known = draft.get('proposals', proposal_id);
    if (known) {
      const concerns = known.concerns.map((/** @type {import("../types.d.ts").Concern} */ concern) =>
        concern.concern_id === concern_id ? { ...concern, answer } : concern,
      );
      draft.put('proposals', { ...known, concerns });
    }
  },
};
