/** Now and Next: what runs, what can be done with it, and what pressing Next will change on everyone's screen (R2). */

import { digits, secondsLeft } from '../lib/clock.js';
import { anchorOf } from '../lib/field.js';
import { html, nothing } from '../lib/html.js';
import { promptText, t, tn } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { openMenu } from '../lib/menu.js';
import { now } from '../lib/tick.js';
import { extendPhase, openPhase, pausePhase, skipPhase } from '../model/commands.js';
import { livePhase, nextPhase } from '../model/select.js';
import { hiddenNotes, stillHidden } from './hidden-notes.js';
import { kindIcon, phaseMinutes, phaseTitle, whatChanges } from './phase-words.js';
import { editPhase, insertBefore } from './run-sheet.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {{store: import("../model/store.js").Store, act: (command: import("../types.d.ts").Command) => unknown}} Ports */

/** @param {Snapshot} shown @param {Ports} ports */
export const runStrip = (shown, ports) =>
  html`<nav class="strip" aria-label=${t('Run sheet')}><ol class="strip__list">${shown.run_sheet.map(
    (
      phase,
      index,
    ) => html`<li><button class="strip__step" type="button" data-state=${phase.state} aria-current=${phase.state === 'live' ? 'step' : 'false'}
    @click=${(/** @type {Event} */ event) => stepMenu(anchorOf(event), shown, phase, ports)}>
    ${icon(phase.state === 'closed' ? 'check' : kindIcon(phase.kind))}<span class="strip__title">${index + 1}. ${phaseTitle(phase)}</span>
    ${stepNote(phase)}</button></li>`,
  )}</ol></nav>`;

/** @param {HTMLElement} anchor @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
const stepMenu = (anchor, shown, phase, { act }) => {
  const live = phase.state === 'live';
  const skipped = phase.state === 'skipped';
  openMenu(anchor, live ? t('This step runs now') : whatChanges(phase), [
    {
      label: phase.state === 'closed' ? t('Open it again') : t('Open it now'),
      icon: 'play',
      disabled: live,
      run: () => act(openPhase(phase.phase_id, shown.live.phase_id)),
    },
    { label: t('Edit'), icon: 'pencil', run: () => void editPhase(phase, { act }) },
    {
      label: skipped ? t('Take back in') : t('Skip'),
      icon: skipped ? 'undo-2' : 'eye-off',
      disabled: live,
      run: () => act(skipPhase(phase.phase_id, !skipped)),
    },
    { label: t('Add a step before it'), icon: 'plus', run: () => void insertBefore(phase.phase_id, { act }) },
  ]);
};

/** @param {Phase} phase */
const stepNote = (phase) => {
  switch (phase.state) {
    case 'live':
      return html`<span class="badge badge--now">${t('Now')}</span>`;
    case 'skipped':
      return html`<span>${t('Skipped')}</span>`;
    case 'planned':
      return html`<span>${phaseMinutes(phase)}</span>`;
    default:
      return nothing;
  }
};

/** @param {Snapshot} shown @param {Ports} ports */
export const nowPanel = (shown, ports) => {
  const phase = livePhase(shown);
  return html`<section class="now" aria-label=${t('Now and next')}>
    <div class="now__live"><p class="now__label"><span class="badge badge--now">${t('Now')}</span> <strong>${phase ? phaseTitle(phase) : t('Nothing is running')}</strong></p>
      ${phase ? html`<p class="now__prompt">${promptText(phase.switches.prompt)}</p>` : nothing}
      ${phase ? script(phase) : nothing}
      ${phase ? counts(shown, phase, ports) : nothing}${hiddenNotes(shown, ports)}</div>
    <div class="now__clock">${clock(shown, ports)}</div>
    <div class="now__next">${next(shown, ports)}</div></section>`;
};

/** @param {Phase} phase */
const script = (phase) => {
  const text = promptText(phase.switches.prompt, 'script');
  return text
    ? html`<p class="now__script">${icon('message-circle')}<span><span class="visually-hidden">${t('For you to say:')} </span>${text}</span></p>`
    : nothing;
};

/** How much there is in a step of notes. @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
const counts = (shown, phase, { store }) => {
  if (phase.kind !== 'add') {
    return nothing;
  }
  const { counts: totals = {}, contributed = [], typing = 0, drawing = 0 } = store.presence.value;
  const seen = shown.notes.filter((note) => note.phase_id === phase.phase_id).length;
  const busy = typing + drawing;
  return html`<p>${tn('{n} note', '{n} notes', seen + (totals[phase.phase_id] ?? 0))}, ${tn('from {n} person', 'from {n} people', contributed.length)}${busy > 0 ? html`, ${tn('{n} is writing now', '{n} are writing now', busy)}` : nothing}</p>`;
};

/** @param {Snapshot} shown @param {Ports} ports */
const clock = (shown, { store, act }) => {
  const { live } = shown;
  const seconds = secondsLeft(live, now.value + store.offset.value);
  if (seconds === null) {
    return live.phase_id
      ? html`<p class="hint">${t('No clock')}</p><div class="buttons"><button class="button button--small" type="button" @click=${() => act(extendPhase(300))}>${icon('timer')}${t('Give 5 minutes')}</button></div>`
      : nothing;
  }
  return html`<p class="now__time" role="timer" data-up=${seconds <= 0}>${digits(Math.round(seconds))}</p>
    <p class="hint">${live.paused ? t('Paused') : t('left')}</p>
    <div class="buttons">
      <button class="button button--small" type="button" @click=${() => act(extendPhase(-60))}>${icon('minus')}${t('1 minute')}</button>
      <button class="button button--small" type="button" @click=${() => act(pausePhase(!live.paused))}>${icon(live.paused ? 'play' : 'pause')}${live.paused ? t('Go on') : t('Pause')}</button>
      <button class="button button--small" type="button" @click=${() => act(extendPhase(60))}>${icon('plus')}${t('1 minute')}</button></div>`;
};

/** @param {Snapshot} shown @param {Ports} ports */
const next = (shown, { store, act }) => {
  const phase = nextPhase(shown);
  if (!phase) {
    return html`<p class="hint">${t('This is the last step. Close the session when everyone is ready.')}</p>`;
  }
  return html`<button class="button button--primary now__go" type="button" @click=${() => act(openPhase(phase.phase_id, shown.live.phase_id))}>
      <span>${t('Next: {step}', { step: phaseTitle(phase) })}</span>${icon('arrow-right')}</button>
    <p class="now__change"><strong>${t('What changes:')}</strong> ${whatChanges(phase)}</p>
    ${stillHidden(shown, store) > 0 && phase.kind !== 'hold' ? html`<p class="now__change now__change--warning">${icon('eye-off')}<span>${t('Notes not shown yet stay hidden. Show them first if the group is to work with them.')}</span></p>` : nothing}`;
};
