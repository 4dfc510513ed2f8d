/** Notes that wait to be shown. The facilitator learns how many there are, never which. */

import { waiting } from '../model/showing.js';

/** @typedef {import('../types.d.ts').Snapshot} Snapshot */
/** @typedef {import('../model/store.js').Store} Store */

/** @param {Snapshot} shown @param {Store} store */
export const stillHidden = (shown, store) => {
  const { counts = {} } = store.presence.value;
  return shown.run_sheet
    .filter(({ kind, switches }) => kind === 'add' && switches.reveal !== 'never')
    .reduce((sum, phase) => sum + waiting(shown, phase, counts[phase.phase_id] ?? 0).coming, 0);
};
