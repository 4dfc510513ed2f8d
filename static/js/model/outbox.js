/**
 * What a person did and the server has not yet answered. Each command is kept on the device before it is sent, is
 * sent again until it is answered, and is handed back with the reason if it is refused: nothing typed is lost.
 */

import { batchUnless } from './batch.js';

/** @typedef {import("../types.d.ts").Command} Command */
/** @typedef {import("../types.d.ts").Answer} Answer */
/** @typedef {import("../types.d.ts").Refusal} Refusal */
/** @typedef {{command: Command, state: "kept" | "saving" | "landed", seq: number | null, at: number}} Entry */

/** Refusals that a second try may lift. */
const PASSING = new Set(['rate_limited', 'busy', 'internal', 'storage_full', 'read_only']);
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
const MOST_TRIES = 8;

/**
 * @param {{
 *   send: (commands: Command[]) => Promise<Answer[]>,
 *   keep: {save: (entry: Entry) => void, drop: (opId: string) => void, load: () => Entry[]},
 *   changed: (entries: Entry[]) => void,
 *   refused: (refusal: Refusal) => void,
 *   answered?: (command: Command, answer: Answer) => void,
 *   later: (run: () => void, ms: number) => unknown,
 *   random: () => number,
 *   now: () => number,
 * }} ports
 */
export const createOutbox = ({ send, keep, changed, refused, answered, later, random, now }) => {
  /** @type {Entry[]} */
  let entries = keep.load();
  let flying = false;
  let failures = 0;
  let waiting = false;
  let last = 0;

  /** @param {Entry[]} next */
  const set = (next) => {
    entries = next;
    changed(entries);
  };

  /** @param {Command} command */
  const push = (command) => {
    last = Math.max(last + 1, now());
    const entry = /** @type {Entry} */ ({ command, state: 'kept', seq: null, at: last });
    keep.save(entry);
    set([...entries, entry]);
    flush();
    return command;
  };

  const flush = () => {
    const batch = flying || waiting ? [] : batchUnless(entries);
    if (batch.length > 0) {
      flying = true;
      mark(batch, 'saving');
      send(batch.map(({ command }) => command)).then(
        (answers) => settle(batch, answers),
        () => retry(batch, 0),
      );
    }
  };

  /** @param {Entry[]} batch @param {Entry["state"]} state */
  const mark = (batch, state) => {
    const ids = new Set(batch.map(({ command }) => command.op_id));
    set(entries.map((entry) => (ids.has(entry.command.op_id) ? { ...entry, state } : entry)));
  };

  /** @param {Entry[]} batch @param {Answer[]} answers */
  const settle = (batch, answers) => {
    /** Once one command must wait, those behind it that lean on it must not be taken for refused. */
    let blockedMs = -1;
    for (const [index, entry] of batch.entries()) {
      const answer = answers[index];
      if (answer?.ok) {
        land(entry, answer);
      } else if (!answer?.error || blockedMs >= 0 || passing(answer)) {
        blockedMs = Math.max(blockedMs, answer?.error?.retry_after_ms ?? 0);
      } else {
        remove(entry);
        refused({ command: entry.command, error: answer.error });
      }
    }
    if (blockedMs >= 0) {
      retry(batch, blockedMs);
    } else {
      flying = false;
      failures = 0;
      flush();
    }
  };

  /** @param {Answer} answer */
  const passing = (answer) => PASSING.has(answer.error?.code ?? 'internal') && failures < MOST_TRIES;

  /** @param {Entry} entry @param {Answer} answer */
  const land = (entry, answer) => {
    const { op_id } = entry.command;
    keep.drop(op_id);
    const seq = answer.seq ?? 0;
    set(entries.map((other) => (other.command.op_id === op_id ? { ...other, state: 'landed', seq } : other)));
    answered?.(entry.command, answer);
  };

  /** @param {Entry} entry */
  const remove = ({ command }) => {
    keep.drop(command.op_id);
    set(entries.filter((other) => other.command.op_id !== command.op_id));
  };

  /** @param {Entry[]} batch @param {number} leastMs */
  const retry = (batch, leastMs) => {
    const landed = new Set(
      entries.filter(({ state }) => state === 'landed').map(({ command }) => command.op_id),
    );
    mark(
      batch.filter(({ command }) => !landed.has(command.op_id)),
      'kept',
    );
    flying = false;
    waiting = true;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures) * (0.5 + random());
    failures += 1;
    later(resume, Math.max(leastMs, wait));
  };

  const resume = () => {
    waiting = false;
    flush();
  };

  return {
    push,
    /** The line is open again: do not wait out the pause. */
    wake: () => {
      failures = 0;
      resume();
    },
    /** Forget the answered commands that the snapshot now holds. @param {number} seq */
    seen: (seq) => {
      const left = entries.filter((entry) => entry.state !== 'landed' || (entry.seq ?? 0) > seq);
      if (left.length < entries.length) {
        set(left);
      }
    },
    entries: () => entries,
  };
};
