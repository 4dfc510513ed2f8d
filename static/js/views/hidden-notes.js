/** Notes that only their authors see so far, and the reveal. The facilitator learns how many there are, never which. */

import { html } from '../lib/html.js';
import { t, tn } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { revealNotes } from '../model/commands.js';
import { phaseTitle } from './phase-words.js';

/** @typedef {import('../types.d.ts').Snapshot} Snapshot */
/** @typedef {import('../model/store.js').Store} Store */
/** @typedef {{store: Store, act: (command: import('../types.d.ts').Command) => unknown}} Ports */

/** @param {Snapshot} shown @param {Store} store */
const hiddenIn = (shown, store) => {
  const { counts = {} } = store.presence.value;
  return shown.run_sheet
    .filter(({ kind, switches }) => kind === 'add' && switches.reveal !== 'never')
    .map((phase) => ({ phase, n: counts[phase.phase_id] ?? 0 }))
    .filter(({ n }) => n > 0);
};

/** @param {Snapshot} shown @param {Store} store */
export const stillHidden = (shown, store) => hiddenIn(shown, store).reduce((sum, { n }) => sum + n, 0);

/** @param {Snapshot} shown @param {Ports} ports */
export const hiddenNotes = (shown, { store, act }) =>
  hiddenIn(shown, store).map(
    ({
      phase,
      n,
    }) => html`<div class="now__hidden"><button class="button button--primary" type="button" @click=${() => act(revealNotes(phase.phase_id))}>${icon('eye')}${t('Show the notes to everyone')}</button>
    <p class="hint">${phaseTitle(phase)}: ${tn('{n} note is hidden so far. Only who wrote it sees it.', '{n} notes are hidden so far. Only those who wrote them see them.', n)}</p></div>`,
  );
