/** Drafts of steps that have ended: offered for posting, or to copy once the session is over; never dropped (R9). */

import { nothing } from '../lib/html.js';
import { part } from '../lib/part.js';
import { signal } from '../lib/signals.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {{act: (command: import("../types.d.ts").Command) => void, drafts: import("../model/drafts.js").Drafts, kept: {readonly value: number}, photos: import("../net/extras.js").PhotoCalls}} Ports `kept`: counts the drafts that are kept as their step ends */

const offering = part(() => import('./leftover-drafts.js'));

/** @param {Ports} ports */
export const createLeftovers = (ports) => {
  const settled = signal(0);

  /** @param {Phase} phase */
  const finish = (phase) => {
    ports.drafts.drop(phase.phase_id);
    settled.value += 1;
  };

  /** @param {Snapshot} shown */
  return ({ run_sheet, session: { state } }) => {
    settled.value;
    ports.kept.value;
    const over = state === 'closed';
    const left = run_sheet
      .filter((phase) => phase.kind === 'add' && (over || phase.state === 'closed'))
      .map((phase) => ({ phase, draft: ports.drafts.load(phase.phase_id) }))
      .filter(({ draft }) => draft?.text?.trim() || draft?.sketch || draft?.photo);
    return left.length > 0
      ? offering.with(({ leftoverDrafts }) => leftoverDrafts(left, { ...ports, over, finish }))
      : nothing;
  };
};
