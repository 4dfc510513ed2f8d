/** Writing under way: how far the room is, and the way to show what was written, first to the facilitators if they wish. */

import { html, nothing } from '../../lib/html.js';
import { t, tn } from '../../lib/i18n.js';
import { carried } from '../../model/targets.js';
import { participants } from './person-state.js';
import { progress } from './progress.js';
import { revealPart } from './reveal.js';
import { tellingWords } from './telling.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
export const addStage = (shown, phase, ports) => {
  const { counts = {}, contributed = [], typing = 0, drawing = 0, told } = ports.store.presence.value;
  const open = shown.notes.filter(({ phase_id, see }) => phase_id === phase.phase_id && !see).length;
  const notes = open + (counts[phase.phase_id] ?? 0);
  const all = participants(shown).length;
  const busy = typing + drawing;
  const known = !told || contributed.length > 0;
  const made = tn('{n} note', '{n} notes', notes);
  // Notes that nobody wrote: the server does not know any more who did.
  const from =
    notes > 0 && contributed.length === 0
      ? ''
      : `, ${tn('from {n} person', 'from {n} people', contributed.length)}`;
  const writing = busy > 0 ? `, ${tn('{n} is writing now', '{n} are writing now', busy)}` : '';
  return html`<section class="panel" aria-labelledby="writing"><h2 id="writing" class="visually-hidden">${t('How far the room is')}</h2>
    ${known ? progress(`${made}${from}${writing}`, contributed.length, all) : html`<p class="progress__label">${made}</p>`}${tellingWords(shown, told, known)}
    ${revealPart(shown, phase, ports)}</section>${hiddenElsewhere(shown, ports, inGroups(shown, phase))}`;
};

/** What groups work on among themselves is not for everyone yet. @param {Snapshot} shown @param {Phase} phase */
const inGroups = (shown, { phase_id, switches: { scope } }) =>
  scope === 'group' ? carried(shown, phase_id) : new Set();

/** Notes of earlier steps that are still hidden. @param {Snapshot} shown @param {Ports} ports @param {ReadonlySet<string>} without steps whose notes come to light by themselves */
export const hiddenElsewhere = (shown, ports, without = new Set()) => {
  const { counts = {} } = ports.store.presence.value;
  const phases = shown.run_sheet.filter(
    ({ phase_id, kind, switches }) =>
      kind === 'add' &&
      switches.reveal !== 'never' &&
      phase_id !== shown.live.phase_id &&
      !without.has(phase_id) &&
      ((counts[phase_id] ?? 0) > 0 || shown.showing?.phase_id === phase_id),
  );
  return phases.length > 0
    ? html`<div class="panel">${phases.map((phase) => revealPart(shown, phase, ports, true))}</div>`
    : nothing;
};
