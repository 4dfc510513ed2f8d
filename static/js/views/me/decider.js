/** A decider's marks wait for the others': asked first, and a "not yet" is said kindly instead of handed back as a fault. */

import { t } from '../../lib/i18n.js';
import { toast } from '../../lib/toast.js';
import { meIn } from '../../model/select.js';

/** @typedef {import("../../types.d.ts").Command} Command */

/**
 * @param {import("../../types.d.ts").Snapshot} shown @param {import("../../types.d.ts").Phase} phase
 * @param {{act: (command: Command) => unknown, ask: (command: Command) => Promise<import("../../types.d.ts").Answer | undefined>}} ports
 * @returns {(command: Command) => unknown}
 */
export const deciderMarks = (shown, phase, { act, ask }) =>
  meIn(shown)?.decider && phase.switches.who === 'everyone' ? (command) => void patiently(command, ask) : act;

/** @param {Command} command @param {(command: Command) => Promise<import("../../types.d.ts").Answer | undefined>} ask */
const patiently = async (command, ask) => {
  const answer = await ask(command).catch(() => undefined);
  if (answer?.error?.code === 'locked') {
    toast(t('The others are still marking. Try again in a moment.'));
  } else if (!answer?.ok) {
    toast(answer?.error?.message ?? t('That did not work. Try again in a moment.'));
  }
};
