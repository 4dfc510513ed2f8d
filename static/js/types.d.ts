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
  language?: string | null;
  parked: boolean;
  hidden: boolean;
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
}

export interface Concern {
  concern_id: string;
  text: string;
  author?: string;
  mine?: boolean;
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
  history: Array<{ status: string; at: string; by?: string }>;
  accepted_by: string | null;
  support: { n: number; mean: number | null; spread: number[] };
  my_support?: number | null;
  concerns: Concern[];
}

export interface Person {
  person_id: string;
  name: string;
  role: string;
  side: string | null;
  group_id: string | null;
  decider: boolean;
  device: boolean;
  removed?: boolean;
}

export interface Phase {
  phase_id: string;
  kind: 'hold' | 'add' | 'present' | 'sort' | 'mark' | 'propose';
  title: string;
  switches: Json;
  state: 'planned' | 'live' | 'closed' | 'skipped';
  revealed: null | 'facilitators' | 'all';
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
  contributed?: string[];
  typing?: number;
  drawing?: number;
}

export interface Me {
  person_id: string | null;
  role: 'facilitator' | 'participant' | 'observer' | 'screen';
  name: string;
  side: string | null;
  group_id: string | null;
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
  groups: Json[];
  notes: Note[];
  themes: Theme[];
  marks: Json;
  turn: Json | null;
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

export type SaveState = 'kept' | 'saving';

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
