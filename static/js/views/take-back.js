/** Taking back what this person did: once the server has it, the last first, with a word where that cannot be. */

import { t } from '../lib/i18n.js';
import { effect } from '../lib/signals.js';
import { toast } from '../lib/toast.js';
import { undoCommand } from '../model/commands.js';
import { reason } from './reason.js';

/** @typedef {import("../types.d.ts").Command} Command */
/** @typedef {{store: import("../model/store.js").Store, ask: (command: Command) => Promise<import("../types.d.ts").Answer | undefined>}} Ports */

/** @param {Ports} ports @param {readonly Command[]} step the last command first */
export const takeBack = async ({ store, ask }, step) => {
  for (const { op_id } of step) {
    await landed(store, op_id);
    const answer = await ask(undoCommand(op_id)).catch(() => undefined);
    if (!answer?.ok) {
      toast(
        answer?.error
          ? reason(/** @type {any} */ (answer.error))
          : t('That did not work. Try again in a moment.'),
      );
      return;
    }
  }
};

/** When a command is no longer under way: an undo must not overtake what it undoes. @param {import("../model/store.js").Store} store @param {string} opId @returns {Promise<void>} */
const landed = (store, opId) =>
  new Promise((resolve) => {
    const stop = effect(() => {
      const waits = store.outbox.value.some(
        ({ command, state }) => command.op_id === opId && state !== 'landed',
      );
      if (!waits) {
        queueMicrotask(() => stop());
        resolve();
      }
    });
  });
