/** What events of groups, signals and questions change. */

/** @typedef {import("./draft.js").Draft} Draft */

/** @param {Draft} draft @param {{person_id: string}} data */
const patchPerson = (draft, data) => draft.patch('people', data.person_id, data);

/** Quietly, where no name stands on what people make: for oneself alone. @param {Draft} draft @param {{person_id: string, done: boolean, quiet?: boolean}} data */
const markDone = (draft, { person_id, done, quiet }) => {
  if (!quiet) {
    draft.patch('people', person_id, { done });
  }
  if (person_id === draft.next.me.person_id) {
    draft.next.me = { ...draft.next.me, done };
  }
};

/** One that is released comes last. @param {Draft} draft @param {{question_id: string}} data */
const putQuestion = (draft, data) => {
  const others = draft.next.questions.filter(
    (/** @type {any} */ question) => question.question_id !== data.question_id,
  );
  draft.next.questions = [...others, data];
};

/** @type {Record<string, (draft: Draft, data: any) => void>} */
export const people = {
  // Everybody loads the snapshot anew when groups are split; until it comes the groups show already.
  'groups.split': (draft, { groups, members }) => {
    draft.replace('groups', groups);
    for (const person of draft.rows('people')) {
      draft.put('people', { ...person, group_id: members[person.person_id] ?? null });
    }
  },
  'person.moved': patchPerson,
  'group.updated': (draft, data) => draft.patch('groups', data.group_id, data),
  'done.marked': markDone,
  'hand.raised': (draft, { person_id, raised }) => draft.patch('people', person_id, { hand: raised }),
  'question.asked': putQuestion,
  'question.released': putQuestion,
  // A notice is said once and kept nowhere: the page shows it as it comes.
  'notice.sent': () => {},
  'thanks.given': (draft, data) => {
    draft.next.thanks = [...(draft.next.thanks ?? []), data];
  },
  'pulse.given': (draft, { about, mine, ...tally }) => {
    const own = mine ?? draft.next.pulse[about]?.mine;
    draft.next.pulse = {
      ...draft.next.pulse,
      [about]: own === undefined ? tally : { ...tally, mine: own },
    };
  },
};
