/** What a new step is when nothing is changed: its words in both languages, its minutes and its rules. */

import { contentLanguage } from '../../lib/i18n.js';
import { livePhase } from '../../model/select.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {{title: string, question: string}} Words */

export const SECONDS = 60;

/** Written into the run sheet in both languages, whichever the facilitator reads. @type {Record<string, {minutes: number, en: Words, cy: Words}>} */
const DEFAULTS = {
  add: {
    minutes: 6,
    en: { title: 'Write and draw', question: 'What comes to mind? One idea on each note.' },
    cy: { title: 'Ysgrifennu a lluniadu', question: "Beth ddaw i'r meddwl? Un syniad ar bob nodyn." },
  },
  present: {
    minutes: 10,
    en: { title: 'Present', question: 'Show what you made, and tell its story.' },
    cy: { title: 'Cyflwyno', question: 'Dangoswch beth wnaethoch chi, ac adroddwch ei stori.' },
  },
  sort: {
    minutes: 8,
    en: { title: 'Find the themes', question: 'Which notes belong together?' },
    cy: { title: "Dod o hyd i'r themâu", question: "Pa nodiadau sy'n perthyn i'w gilydd?" },
  },
  mark: {
    minutes: 3,
    en: { title: 'Choose', question: 'Which of these matter most?' },
    cy: { title: 'Dewis', question: "Pa rai o'r rhain sydd bwysicaf?" },
  },
  propose: {
    minutes: 10,
    en: { title: 'Write proposals', question: 'What will we do, who leads, and what is the first step?' },
    cy: { title: 'Ysgrifennu cynigion', question: "Beth wnawn ni, pwy sy'n arwain, a beth yw'r cam cyntaf?" },
  },
  hold: {
    minutes: 5,
    en: { title: 'Break', question: 'A break. We go on together when the clock ends.' },
    cy: { title: 'Egwyl', question: "Egwyl. Byddwn yn mynd ymlaen gyda'n gilydd pan ddaw'r cloc i ben." },
  },
};

export const KINDS = ['add', 'present', 'sort', 'mark', 'propose', 'hold'];

/** @param {string} kind */
export const defaultWords = (kind) => DEFAULTS[kind]?.[contentLanguage()] ?? { title: '', question: '' };

/** @param {string} kind */
export const defaultPrompt = (kind) => ({ en: { ...DEFAULTS[kind]?.en }, cy: { ...DEFAULTS[kind]?.cy } });

/** @param {string} kind @param {Snapshot} shown */
export const defaultMinutes = (kind, shown) =>
  kind === 'present'
    ? Math.max(1, Math.ceil((presenters(shown) * SECONDS) / 60))
    : (DEFAULTS[kind]?.minutes ?? 5);

/** @param {Snapshot} shown how many would present, one by one */
export const presenters = ({ people }) =>
  people.filter(({ role, removed }) => role === 'participant' && !removed).length;

/** What a step of judging or presenting is most likely about. @param {Snapshot} shown @param {"mark" | "present"} kind */
export const likelySource = (shown, kind) => {
  const before = shown.run_sheet.slice(
    0,
    1 + shown.run_sheet.findIndex(({ phase_id }) => phase_id === livePhase(shown)?.phase_id),
  );
  const last = (/** @type {string} */ wanted) =>
    before.findLast((phase) => phase.kind === wanted && phase.state !== 'skipped');
  if (kind === 'present') {
    return sourceOf(last('add'));
  }
  if (shown.proposals.length > 0) {
    return 'proposals';
  }
  return sourceOf(shown.themes.length > 0 ? last('sort') : last('add'));
};

/** @param {Phase | undefined} phase */
const sourceOf = (phase) => (phase ? `phase:${phase.phase_id}` : 'new');
