/** Writing under way: how far the room is, and the way to show what was written, first to the facilitators if they wish. */

import { html, nothing } from '../../lib/html.js';
import { t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { revealNotes } from '../../model/commands.js';
import { phaseTitle } from '../phase-words.js';
import { participants } from './person-state.js';
import { progress } from './progress.js';
import { tellingWords } from './telling.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
export const addStage = (shown, phase, ports) => {
  const { counts = {}, contributed = [], typing = 0, drawing = 0, told } = ports.store.presence.value;
  const seen = shown.notes.filter((note) => note.phase_id === phase.phase_id).length;
  const hidden = counts[phase.phase_id] ?? 0;
  // Notes that facilitators see already are counted in both.
  const notes =
    phase.revealed === 'facilitators' ? seen : seen + (phase.switches.see === 'group' ? 0 : hidden);
  const all = participants(shown).length;
  const busy = typing + drawing;
  const known = !told || contributed.length > 0;
  const made = tn('{n} note', '{n} notes', notes);
  const from = tn('from {n} person', 'from {n} people', contributed.length);
  const writing = busy > 0 ? `, ${tn('{n} is writing now', '{n} are writing now', busy)}` : '';
  return html`<section class="panel" aria-labelledby="writing"><h2 id="writing" class="visually-hidden">${t('How far the room is')}</h2>
    ${known ? progress(`${made}, ${from}${writing}`, contributed.length, all) : html`<p class="progress__label">${made}</p>`}${tellingWords(shown, told, known)}
    ${reveal(phase, hidden, ports)}</section>${hiddenElsewhere(shown, ports)}`;
};

/** Notes of earlier steps that are still hidden. @param {Snapshot} shown @param {Ports} ports */
export const hiddenElsewhere = (shown, ports) => {
  const { counts = {} } = ports.store.presence.value;
  const phases = shown.run_sheet.filter(
    ({ phase_id, kind, switches }) =>
      kind === 'add' &&
      switches.reveal !== 'never' &&
      phase_id !== shown.live.phase_id &&
      (counts[phase_id] ?? 0) > 0,
  );
  return phases.length > 0
    ? html`<div class="panel">${phases.map((phase) => reveal(phase, counts[phase.phase_id] ?? 0, ports, true))}</div>`
    : nothing;
};

/** @param {Phase} phase @param {number} hidden @param {Ports} ports @param {boolean} [named] */
const reveal = (phase, hidden, { act }, named = false) => {
  if (hidden === 0 || phase.switches.reveal === 'never') {
    return nothing;
  }
  const looked = phase.revealed === 'facilitators';
  return html`<div class="reveal"><p>${named ? html`<strong>${phaseTitle(phase)}.</strong> ` : nothing}${looked ? t('Only facilitators see these notes so far. Park or hide what should not be shown, then show the rest.') : tn('{n} note is hidden so far. Only who wrote it sees it.', '{n} notes are hidden so far. Only those who wrote them see them.', hidden)}</p>
    <div class="buttons"><button class="button button--primary" type="button" @click=${() => act(revealNotes(phase.phase_id))}>${icon('eye')}${t('Show the notes to everyone')}</button>
    ${looked ? nothing : html`<button class="button" type="button" @click=${() => act(revealNotes(phase.phase_id, { to: 'facilitators' }))}>${icon('search')}${t('Look first, by yourself')}</button>`}
    ${phase.switches.scope === 'group' && phase.revealed !== 'group' ? html`<button class="button" type="button" @click=${() => act(revealNotes(phase.phase_id, { to: 'group' }))}>${icon('users')}${t('Show within each group')}</button>` : nothing}</div></div>`;
};
