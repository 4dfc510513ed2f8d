/** What events of the session and its people change. */

/** @typedef {import("./draft.js").Draft} Draft */

/** @param {Draft} draft @param {Record<string, any>} change */
const amend = (draft, change) => {
  draft.next.session = { ...draft.next.session, ...change };
};

/** @param {Draft} draft @param {string} personId @param {Record<string, any>} change */
const amendMe = (draft, personId, change) => {
  const { me } = draft.next;
  if (me.person_id === personId) {
    draft.next.me = { ...me, ...pick(change, Object.keys(me)) };
  }
};

/** @param {Record<string, any>} from @param {string[]} keys */
const pick = (from, keys) =>
  Object.fromEntries(keys.filter((key) => key in from).map((key) => [key, from[key]]));

/** @param {Draft} draft @param {{person_id: string}} data */
const amendPerson = (draft, data) => {
  draft.patch('people', data.person_id, data);
  amendMe(draft, data.person_id, data);
};

/** @type {Record<string, (draft: Draft, data: any) => void>} */
export const session = {
  'session.updated': (draft, { settings, ...change }) =>
    amend(draft, { ...change, settings: { ...draft.next.session.settings, ...settings } }),
  'session.locked': (draft, { locked }) => amend(draft, { locked }),
  'session.frozen': (draft, { frozen }) => amend(draft, { frozen }),
  'session.closed': (draft) => amend(draft, { state: 'closed' }),
  'session.reopened': (draft) => amend(draft, { state: 'open' }),
  // A link is no part of what people see; the facilitator's page fetches it when asked.
  'link.rotated': () => {},
  'screen.shown': (draft, { view }) => amend(draft, { screen_view: view }),
  'person.joined': (draft, data) => draft.put('people', data),
  'person.updated': amendPerson,
  'person.promoted': amendPerson,
  'person.relinked': amendPerson,
  'person.removed': (draft, { person_id }) => draft.patch('people', person_id, { removed: true }),
};
