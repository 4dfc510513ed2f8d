/**
 * What a person did and the server has not yet answered. Each command is put on the device, is sent again until it is
 * answered, and is handed back with the reason if it is refused: nothing typed is lost. One batch is under way for a
 * person, whatever number of tabs they have.
 */

import { batchOf } from './batch.js';
import { merged, outlived, rowOf, says } from './rows.js';

/** @typedef {import("../types.d.ts").Command} Command */
/** @typedef {import("../types.d.ts").Answer} Answer */
/** @typedef {import("../types.d.ts").Refusal} Refusal */
/** @typedef {import("./rows.js").Row} Row */
/**
 * `safe`: true once it is on the device, false if nothing can keep it; `again`: another history had it already.
 * @typedef {{command: Command, state: "kept" | "saving" | "landed", seq: number | null, at: number, safe?: boolean | null, again?: boolean, epoch?: string}} Entry
 */
/** @typedef {{code: string, message: string, field?: string, incident?: string}} Reason */

/** Refusals that a later try may lift, of this page or of the one that takes its place. */
const PASSING = new Set(['rate_limited', 'busy', 'internal', 'storage_full', 'read_only', 'client_too_old']);
/** A whole call that says so has a command in it that cannot travel. */
const UNFIT = new Set(['too_large', 'invalid', 'unsupported']);
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;

/**
 * @param {{
 *   send: (commands: Command[]) => Promise<Answer[]>,
 *   keep: {put: (row: Row) => Promise<boolean>, drop: (opIds: string[]) => Promise<unknown>, all: () => Promise<{rows: Row[], whole: boolean}>},
 *   alone: (run: () => Promise<void>) => Promise<unknown>,
 *   tell: (news: {saving?: string[]}) => void,
 *   changed: (entries: Entry[]) => void,
 *   refused: (refusal: Refusal) => void,
 *   troubled: (reason: Reason | null) => void,
 *   closed: () => boolean,
 *   epoch: () => string,
 *   later: (run: () => void, ms: number) => unknown,
 *   random: () => number,
 *   now: () => number,
 * }} ports `alone` runs while no other tab of this person does; `troubled` hears why what waits was not taken, null once
 *   it is
 */
export const createOutbox = (ports) => {
  const { send, keep, alone, tell, changed, refused, troubled, later, random, now } = ports;
  /** @type {Entry[]} */
  let entries = [];
  /** @type {ReadonlySet<string>} */
  let flying = new Set();
  /** What was handed back and is not closed yet. @type {Set<string>} */
  const handed = new Set();
  let busy = false;
  let pausing = false;
  let failures = 0;
  let most = Number.POSITIVE_INFINITY;
  let last = 0;
  let covered = 0;

  /** @param {Entry[]} next */
  const set = (next) => {
    entries = next.filter((entry) => entry.state !== 'landed' || (entry.seq ?? 0) > covered);
    changed(entries);
  };

  /** @param {ReadonlySet<string>} ids @param {Partial<Entry>} change */
  const patch = (ids, change) =>
    set(entries.map((entry) => (ids.has(entry.command.op_id) ? { ...entry, ...change } : entry)));

  /** @param {Command} command */
  const push = (command) => {
    last = Math.max(last + 1, now());
    const entry = /** @type {Entry} */ ({ command, state: 'kept', seq: null, at: last, safe: null });
    set([...entries, entry]);
    void keep.put(rowOf(entry)).then((safe) => {
      patch(new Set([command.op_id]), { safe });
      tell({});
    });
    flush();
    return command;
  };

  /** @param {Refusal} refusal */
  const handBack = (refusal) => {
    if (!handed.has(refusal.command.op_id)) {
      handed.add(refusal.command.op_id);
      refused(refusal);
    }
  };

  /** Other tabs write on the device too, and so did this one before it was reloaded. */
  const refresh = async () => {
    const { rows, whole } = await keep.all();
    const next = merged(entries, rows, { epoch: ports.epoch(), flying, whole });
    set(next.entries);
    // A clock that is set back must not put what comes now before what it leans on.
    last = Math.max(last, ...entries.map(({ at }) => at));
    next.handedBack.forEach(handBack);
    const old = outlived(rows, now());
    if (old.length > 0) {
      void keep.drop(old);
    }
    return whole;
  };

  const flush = () => {
    if (!busy && !pausing && entries.some(({ state }) => state !== 'landed')) {
      busy = true;
      void alone(deliver)
        .catch(() => pause(0))
        .then(() => {
          busy = false;
          flush();
        });
    }
  };

  const deliver = async () => {
    await refresh();
    const batch = batchOf(entries, Math.min(most, 32));
    if (batch.length === 0) {
      return;
    }
    flying = new Set(batch.map(({ command }) => command.op_id));
    patch(flying, { state: 'saving' });
    tell({ saving: [...flying] });
    try {
      await settle(batch, await send(batch.map(({ command }) => command)));
    } catch (error) {
      await failed(batch, /** @type {any} */ (error));
    }
    patch(new Set(batch.filter(({ command }) => flying.has(command.op_id)).map(idOf)), { state: 'kept' });
    flying = new Set();
    tell({});
  };

  /** @param {Entry[]} batch @param {Answer[]} answers */
  const settle = async (batch, answers) => {
    most = Number.POSITIVE_INFINITY;
    /** Once one command must wait, those behind it that lean on it must not be taken for refused. @type {Reason & {retry_after_ms?: number} | null} */
    let blocked = null;
    const written = [];
    for (const [index, entry] of batch.entries()) {
      const answer = answers[index];
      if (answer?.ok) {
        written.push(land(entry, answer));
      } else if (blocked || !answer?.error || passing(answer.error.code)) {
        blocked ??= answer?.error ?? { code: 'internal', message: '' };
      } else {
        written.push(giveBack(entry, answer.error));
      }
    }
    await Promise.all(written);
    troubled(blocked);
    if (blocked) {
      pause(blocked.retry_after_ms ?? 0);
    } else {
      failures = 0;
    }
  };

  /** No list of answers came. @param {Entry[]} batch @param {Reason & {retryAfterMs?: number}} error */
  const failed = async (batch, error) => {
    const [first] = batch;
    if (UNFIT.has(error.code) && first) {
      most = 1;
      if (batch.length === 1) {
        await giveBack(first, { code: error.code, message: error.message });
      }
      return;
    }
    if (PASSING.has(error.code)) {
      troubled({ code: error.code, message: error.message });
    }
    pause(error.retryAfterMs ?? 0);
  };

  /** @param {string} code */
  const passing = (code) => PASSING.has(code) && !(code === 'read_only' && ports.closed());

  /** @param {Entry} entry @param {Answer} answer */
  const land = (entry, answer) => {
    const seq = answer.seq ?? 0;
    const epoch = ports.epoch();
    leaves(entry);
    patch(new Set([idOf(entry)]), { state: 'landed', seq, epoch });
    return keep.put({ ...rowOf(entry), seq, epoch });
  };

  /** @param {Entry} entry @param {NonNullable<Answer["error"]>} error */
  const giveBack = (entry, error) => {
    leaves(entry);
    set(entries.filter((other) => idOf(other) !== idOf(entry)));
    // What another history took already and this one does not want says nothing, unless it has words.
    if (!entry.again || says(entry.command)) {
      handBack({ command: entry.command, error });
    }
    return says(entry.command) ? keep.put({ ...rowOf(entry), error }) : keep.drop([idOf(entry)]);
  };

  /** @param {Entry} entry */
  const leaves = (entry) => {
    flying = new Set([...flying].filter((id) => id !== idOf(entry)));
  };

  /** @param {number} leastMs */
  const pause = (leastMs) => {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures) * (0.5 + 0.75 * random());
    pausing = true;
    failures += 1;
    later(resume, Math.max(leastMs, wait));
  };

  const resume = () => {
    pausing = false;
    flush();
  };

  return {
    push,
    /** What lies on the device, before and whenever a snapshot has come; whether all of it could be read. */
    look: async () => {
      const whole = await refresh();
      failures = 0;
      resume();
      return whole;
    },
    /** Another tab of this person has news. @param {{saving?: string[]}} news */
    hear: async ({ saving }) => {
      await refresh();
      if (saving) {
        patch(new Set(saving.filter((id) => !entries.some((e) => idOf(e) === id && e.state === 'landed'))), {
          state: 'saving',
        });
      }
      flush();
    },
    /** The line is open again: do not wait out the pause. */
    wake: () => {
      failures = 0;
      resume();
    },
    /** Forget the answered commands that the snapshot now holds. @param {number} seq */
    seen: (seq) => {
      covered = seq;
      if (entries.some((entry) => entry.state === 'landed' && (entry.seq ?? 0) <= seq)) {
        set(entries);
      }
    },
    /** What the person has read, or taken back: it need not be kept any longer. @param {string[]} opIds */
    forget: (opIds) => keep.drop(opIds),
    entries: () => entries,
  };
};

/** @param {Entry} entry */
const idOf = ({ command }) => command.op_id;
