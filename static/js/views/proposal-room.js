/** How many proposals a step still takes from each person, said before they begin one. */

import { html, nothing } from '../lib/html.js';
import { t, tn } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */

/** How many more this person may begin in the live step; null where nothing limits it. A parked one counts no more. @param {Snapshot} shown @param {Phase | null} phase */
export const roomLeft = ({ me, proposals }, phase) => {
  const most = phase?.kind === 'propose' ? phase.switches.limit?.most : null;
  if (me.role === 'facilitator' || !most) {
    return null;
  }
  const begun = proposals.filter(
    ({ phase_id, drafted_by, status }) =>
      phase_id === phase?.phase_id && drafted_by === me.person_id && status !== 'parked',
  );
  return Math.max(0, most - begun.length);
};

/** @param {number | null} left */
export const roomWords = (left) => {
  if (left === null) {
    return nothing;
  }
  return left > 0
    ? html`<p class="hint">${tn('Room for {n} more proposal of yours.', 'Room for {n} more proposals of yours.', left)}</p>`
    : html`<p class="notice">${icon('check')}<span>${t('That is as many proposals as this step takes from each. Write yours on, or park one to begin another.')}</span></p>`;
};
