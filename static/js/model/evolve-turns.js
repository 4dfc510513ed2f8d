/** What events of presenting and marking change. */

/** @typedef {import("./draft.js").Draft} Draft */

/** @param {Draft} draft @param {{turn: any}} data */
const setTurn = (draft, { turn }) => {
  draft.next.turn = turn;
};

/** @param {Draft} draft @param {(mine: any[]) => any[]} change */
const changeMine = (draft, change) => {
  draft.next.marks = { ...draft.next.marks, mine: change(draft.next.marks.mine) };
};

/** @type {Record<string, (draft: Draft, data: any) => void>} */
export const turns = {
  'turn.started': setTurn,
  'turn.moved': setTurn,
  'turn.ended': (draft) => {
    draft.next.turn = {};
  },
  'spotlight.shown': (draft, { note_id }) => {
    if (draft.next.turn.phase_id) {
      draft.next.turn = { ...draft.next.turn, spotlight: note_id };
    }
    if (note_id && !draft.next.presented.includes(note_id)) {
      draft.next.presented = [...draft.next.presented, note_id].sort();
    }
  },
  'remark.added': (draft, data) => {
    draft.next.remarks = [...draft.next.remarks, data];
  },
  'mark.placed': (draft, data) =>
    changeMine(draft, (mine) => {
      const at = mine.findIndex(({ mark_id }) => mark_id === data.mark_id);
      return at < 0 ? [...mine, data] : mine.with(at, data);
    }),
  'mark.cleared': (draft, { mark_id }) =>
    changeMine(draft, (mine) => mine.filter((mark) => mark.mark_id !== mark_id)),
  'marks.tallied': (draft, { phase_id, tallies }) => {
    const { marks } = draft.next;
    draft.next.marks = {
      ...marks,
      tallies: { ...marks.tallies, ...tallies },
      phases: { ...marks.phases, [phase_id]: tallies },
    };
  },
};
