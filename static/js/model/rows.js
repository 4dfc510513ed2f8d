/**
 * What a device keeps of one person's commands, a row each: those that wait, those that were answered not long ago (a
 * restored server may have lost them), and those that were handed back until the person has read why.
 */

/** @typedef {import("../types.d.ts").Command} Command */
/** @typedef {import("../types.d.ts").Answer} Answer */
/** @typedef {import("./outbox.js").Entry} Entry */
/** @typedef {{op_id: string, command: Command, at: number, seq?: number | null, epoch?: string, error?: Answer["error"] | null}} Row */

const DAY_MS = 24 * 3_600_000;
const MOST_ANSWERED = 200;
/** What people make is offered to another history again; who leads decides anew. */
const MADE = /^(note|theme|proposal|wording|mark|support|concern|remark|question|thanks)\./;

/** @param {Entry} entry @returns {Row} */
export const rowOf = ({ command, at }) => ({ op_id: command.op_id, command, at });

/** A row that is to be sent: unanswered, or answered in a history that is no more. @param {Row} row @param {string} epoch */
const waits = ({ command, seq, epoch: of, error }, epoch) =>
  !error && (typeof seq !== 'number' || (epoch !== '' && of !== epoch && MADE.test(command.type)));

/** @param {readonly Row[]} rows @param {number} now @returns {string[]} those answered so long ago, or so many back, that they may go */
export const outlived = (rows, now) => {
  const answered = rows.filter(({ seq }) => typeof seq === 'number').sort((a, b) => b.at - a.at);
  return answered
    .filter(({ at }, index) => index >= MOST_ANSWERED || at < now - DAY_MS)
    .map(({ op_id }) => op_id);
};

/**
 * What the page holds, brought up to date with what the device holds: other tabs of this person write there too.
 * @param {readonly Entry[]} entries @param {readonly Row[]} rows
 * @param {{epoch: string, flying: ReadonlySet<string>, whole: boolean}} at the present history, what this tab has under way, and
 *   whether what is not among the rows has been let go
 * @returns {{entries: Entry[], handedBack: import("../types.d.ts").Refusal[]}}
 */
export const merged = (entries, rows, { epoch, flying, whole }) => {
  const left = new Map(rows.map((row) => [row.op_id, row]));
  /** @type {Entry[]} */
  const kept = [];
  for (const entry of entries) {
    const { op_id } = entry.command;
    const row = left.get(op_id);
    if (entry.state === 'landed' ? entry.epoch === epoch : flying.has(op_id)) {
      kept.push(entry);
      left.delete(op_id);
    } else if (row && waits(row, epoch) && entry.state !== 'landed') {
      kept.push({ ...entry, state: 'kept' });
      left.delete(op_id);
    } else if (row && entry.state !== 'landed' && typeof row.seq === 'number') {
      kept.push({ ...entry, state: 'landed', seq: row.seq, epoch: row.epoch });
      left.delete(op_id);
    } else if (!row && !whole) {
      kept.push({ ...entry, state: 'kept' });
    }
  }
  const rest = [...left.values()];
  const found = rest.filter((row) => waits(row, epoch)).map(entryOf);
  return {
    entries: [...kept, ...found].sort((a, b) => a.at - b.at),
    handedBack: rest.flatMap(({ command, error }) => (error ? [{ command, error }] : [])),
  };
};

/** @param {Row} row @returns {Entry} */
const entryOf = ({ command, at, seq }) => ({
  command,
  at,
  state: 'kept',
  seq: null,
  safe: true,
  again: typeof seq === 'number',
});

/** Whether there is something in it to give back to whoever made it. @param {Command} command */
export const says = ({ text, caption, title, fields, sketch, photo_id }) =>
  Boolean(text || caption || title || sketch || photo_id || Object.keys(fields ?? {}).length > 0);
