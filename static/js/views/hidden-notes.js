/** Notes that wait to be shown. The facilitator learns how many there are, never which. */

import { waiting } from '../model/showing.js';

/** @typedef {import('../types.d.ts').Snapshot} Snapshot */
/** @typedef {import('../model/store.js').Store} Store */

/** @param {Snapshot} shown @param {Store} store @param {boolean} together whether groups come back, and with them what only they have seen (R10) */
export const stillHidden = (shown, store, together = false) => {
  const { counts = {} } = store.presence.value;
  return shown.run_sheet
    .filter(
      ({ kind, switches }) =>
        kind === 'add' && switches.reveal !== 'never' && !(together && switches.scope === 'group'),
    )
    .reduce((sum, phase) => sum + waiting(shown, phase, counts[phase.phase_id] ?? 0).coming, 0);
};
