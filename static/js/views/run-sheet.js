/** The run sheet to change: any step can be added, moved, skipped or worded anew, while the session runs (R1). */

import { html, nothing, repeat } from '../lib/html.js';
import { promptText, t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { insertPhase, movePhase, openPhase, revisePhase, skipPhase } from '../model/commands.js';
import { askPhase } from './phase-form.js';
import { kindIcon, kindName, phaseMinutes, phaseTitle } from './phase-words.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {{act: (command: import("../types.d.ts").Command) => unknown}} Ports */

/** @param {Snapshot} shown @param {Ports} ports */
export const runSheet = (shown, ports) => html`<section class="panel" aria-labelledby="run-sheet">
  <header class="region__head"><h2 id="run-sheet">${t('Run sheet')}</h2>
    <button class="button button--small" type="button" @click=${() => void insertBefore(null, ports)}>${icon('plus')}${t('Add a step at the end')}</button></header>
  <ol class="sheet">${repeat(
    shown.run_sheet,
    ({ phase_id }) => phase_id,
    (phase, index) => row(shown, phase, index, ports),
  )}</ol></section>`;

/** @param {Snapshot} shown @param {Phase} phase @param {number} index @param {Ports} ports */
const row = (shown, phase, index, ports) => {
  const { act } = ports;
  const sheet = shown.run_sheet;
  const title = phaseTitle(phase);
  const live = phase.state === 'live';
  return html`<li class="sheet__row" data-state=${phase.state}>
    ${icon(kindIcon(phase.kind))}
    <div class="sheet__words"><strong>${index + 1}. ${title}</strong> ${live ? html`<span class="badge badge--now">${t('Now')}</span>` : nothing}
      <p class="hint">${kindName(phase.kind)}${phaseMinutes(phase) ? html`, ${phaseMinutes(phase)}` : nothing}${phase.state === 'skipped' ? html`, ${t('skipped')}` : nothing}</p>
      <p>${promptText(phase.switches.prompt)}</p></div>
    <div class="buttons">
      ${live ? nothing : small(t('Open'), 'play', title, () => act(openPhase(phase.phase_id, shown.live.phase_id)))}
      ${small(t('Edit'), 'pencil', title, () => void editPhase(phase, ports))}
      ${small(t('Up'), 'arrow-up', title, () => act(movePhase(phase.phase_id, sheet[index - 1]?.phase_id ?? null)), index === 0)}
      ${small(t('Down'), 'arrow-down', title, () => act(movePhase(phase.phase_id, sheet[index + 2]?.phase_id ?? null)), index === sheet.length - 1)}
      ${live ? nothing : small(phase.state === 'skipped' ? t('Take back in') : t('Skip'), phase.state === 'skipped' ? 'undo-2' : 'eye-off', title, () => act(skipPhase(phase.phase_id, phase.state !== 'skipped')))}
      ${small(t('Add before'), 'plus', title, () => void insertBefore(phase.phase_id, ports))}</div></li>`;
};

/** @param {string} label @param {string} name @param {string} about @param {() => void} run @param {boolean} [disabled] */
const small = (label, name, about, run, disabled = false) =>
  html`<button class="button button--small" type="button" ?disabled=${disabled} @click=${run}>${icon(name)}${label}<span class="visually-hidden">: ${about}</span></button>`;

/** @param {string | null} before @param {Ports} ports */
export const insertBefore = async (before, { act }) => {
  const made = await askPhase(null);
  if (made) {
    act(insertPhase({ ...made, before }));
  }
};

/** @param {Phase} phase @param {Ports} ports */
export const editPhase = async (phase, { act }) => {
  const made = await askPhase(phase);
  if (made) {
    act(revisePhase(phase.phase_id, { title: made.title, switches: made.switches }));
  }
};
