/** The shapes of docs/protocol.md that the pages read. */
export type Json = Record<string, any>;

export interface Note {
  note_id: string;
  kind: 'text' | 'sketch' | 'photo';
  text: string;
  sketch: any;
  photo_id?: string | null;
  caption: string;
  colour: string;
  author?: string;
  side?: string;
  mine?: boolean;
  group_id: string | null;
  phase_id: string;
  theme_id: string | null;
  rank: string;
  x?: number | null;
  y?: number | null;
  stack?: string | null;
  builds_on?: string | null;
  column?: number;
  language?: string | null;
  parked: boolean;
  hidden: boolean;
  /** Who sees it while not everybody does: for facilitators and its author. */
  see?: 'own' | 'group' | 'facilitators';
  /** One's own that bears no name: once shown it stays as it is. */
  nameless?: boolean;
  late?: boolean;
  tray?: boolean;
  saving?: SaveState;
}

export interface Theme {
  theme_id: string;
  title: string;
  rank: string;
  colour: string;
  locked: boolean;
  parked: boolean;
  origin: string[];
}

export interface Group {
  group_id: string;
  name: string;
  rank: string;
  theme_id: string | null;
  live: Live | null;
}

export interface Concern {
  concern_id: string;
  text: string;
  author?: string;
  mine?: boolean;
  /** What is done about it. */
  answer?: string;
}

/** One of several ways to say what is proposed. */
export interface Wording {
  wording_id: string;
  text: string;
}

export interface Proposal {
  proposal_id: string;
  ref: string;
  title: string;
  theme_id: string | null;
  note_ids: string[];
  rank: string;
  fields: Record<string, string>;
  status: string;
  history: Array<{ status: string; at: string; by?: string; text?: string; name?: string }>;
  origin?: { title: string; ref: string; at: string };
  accepted_by: string | null;
  declined_by: string | null;
  wordings: Wording[];
  /** The wording that the proposal's words are. */
  agreed: string | null;
  support: { n: number; mean: number | null; spread: number[] };
  my_support?: number | null;
  concerns: Concern[];
  drafted_by?: string;
  phase_id?: string;
}

export interface Person {
  person_id: string;
  name: string;
  role: string;
  side: string | null;
  group_id: string | null;
  decider: boolean;
  device: boolean;
  done: boolean;
  hand: boolean;
  badge?: any;
  removed?: boolean;
}

export interface Phase {
  phase_id: string;
  kind: 'hold' | 'add' | 'present' | 'sort' | 'mark' | 'propose';
  title: string;
  switches: Json;
  state: 'planned' | 'live' | 'closed' | 'skipped';
  revealed: null | 'facilitators' | 'group' | 'all';
}

export interface Live {
  phase_id: string | null;
  opened_at: string | null;
  ends_at: string | null;
  paused: boolean;
  left_s: number | null;
  revealed: boolean;
}

export interface Presence {
  online?: string[];
  counts?: Record<string, number>;
  marked?: Record<string, number>;
  contributed?: string[];
  /** Of a step without names: when `contributed` was taken, and when it will be. */
  told?: null | { at: string | null; next: string | null };
  done?: number;
  typing?: number;
  drawing?: number;
  editing?: Record<string, string>;
  writing?: Writing[];
  moving?: Move[];
  waiting?: AtTheDoor[];
}

/** Somebody who waits to be let in; told to facilitators alone. */
export interface AtTheDoor {
  waiting_id: string;
  name: string;
  side: string | null;
  since: string;
}

/** Who is at which field of which proposal. */
export interface Writing {
  person_id: string;
  proposal_id: string;
  field: string;
}

/** Notes that somebody carries over the wall at this moment. */
export interface Move {
  person_id: string;
  note_ids: string[];
  x: number;
  y: number;
}

export interface Me {
  person_id: string | null;
  role: 'facilitator' | 'participant' | 'observer' | 'screen';
  name: string;
  side: string | null;
  group_id: string | null;
  done: boolean;
}

export interface Tally {
  n: number;
  sum: number;
  spread: Record<string, number>;
  by_side?: Record<string, number>;
  points?: number;
  spots?: Array<[number, number]>;
}

export interface Mark {
  mark_id: string;
  phase_id: string;
  target_id: string;
  value: number;
  x?: number;
  y?: number;
}

export interface Marks {
  mine: Mark[];
  tallies: Record<string, Tally>;
  phases: Record<string, Record<string, Tally>>;
}

/** Empty while nobody's turn has started. */
export interface Turn {
  phase_id?: string;
  unit?: 'person' | 'group' | 'item';
  seconds?: number;
  queue?: string[];
  at?: number;
  current?: string | null;
  skipped?: string[];
  started_at?: string;
  ends_at?: string;
  spotlight?: string | null;
}

/** What a reveal one by one has shown last; empty when nothing was. */
export interface Showing {
  phase_id?: string;
  by?: 'note' | 'author';
  note_ids?: string[];
}

export interface Question {
  question_id: string;
  text: string;
  released: boolean;
  person_id?: string;
  mine?: boolean;
}

export interface Thanks {
  thanks_id: string;
  from: string;
  to: string;
  text: string;
  shared: boolean;
}

export interface Snapshot {
  epoch: string;
  seq: number;
  server_time: string;
  presence?: Presence;
  me: Me;
  session: Json;
  run_sheet: Phase[];
  live: Live;
  people: Person[];
  groups: Group[];
  notes: Note[];
  /** One's own notes that one took away. */
  discarded: Note[];
  themes: Theme[];
  marks: Marks;
  turn: Turn;
  presented: string[];
  showing?: Showing;
  remarks: Array<{ remark_id: string; note_id: string; text: string; author?: string }>;
  questions: Question[];
  thanks: Thanks[];
  pulse: Record<string, { n: number; mean?: number; spread?: number[]; mine?: number }>;
  proposals: Proposal[];
}

export interface WireEvent {
  seq: number;
  type: string;
  at?: string;
  data: Json;
}

export interface Frame {
  epoch: string;
  from: number;
  to: number;
  events: WireEvent[];
}

export interface Command {
  op_id: string;
  type: string;
  [field: string]: any;
}

/** `here`: nothing on this device can keep it. */
export type SaveState = 'kept' | 'saving' | 'here';

export interface Answer {
  ok: boolean;
  op_id?: string;
  seq?: number;
  error?: { code: string; message: string; field?: string; retry_after_ms?: number; incident?: string };
  [field: string]: any;
}

export interface Refusal {
  command: Command;
  error: NonNullable<Answer['error']>;
}

/** What the parts of the facilitator's page work with. */
export interface HostPorts {
  store: import('./model/store.js').Store;
  act: (command: Command) => unknown;
  ask: (command: Command) => Promise<Answer | undefined>;
  /** Words kept on this device. */
  drafts: import('./model/drafts.js').Drafts;
  /** Shown, never stored. */
  presence: (what: Record<string, unknown>) => void;
  code: string;
  seat: string;
  /** Shows another part of the board. */
  goTo: (part: string) => void;
  /** Begins a proposal from a theme. */
  propose: (themeId: string) => void;
  /** Files that are made while one waits. */
  files: import('./model/file-job.js').FileCalls;
  /** Looks into a file that is to be brought in. */
  bringing: import('./views/host/bring.js').LookInto;
  passcode: import('./net/passcode.js').PasscodeCalls;
  door: import('./net/waiting.js').DoorCalls;
  /** Deletes a rehearsal with everything in it. */
  throwAway: () => Promise<unknown>;
}
