/** The run sheet beside everything else: where we are, what comes, and each step's own menu (R1). */

import { anchorOf } from '../../lib/field.js';
import { html, nothing, repeat } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { openMenu } from '../../lib/menu.js';
import { movePhase, openPhase, revisePhase, skipPhase } from '../../model/commands-leading.js';
import { isBreak, minutesOf } from '../../model/plan.js';
import { kindIcon, phaseTitle } from '../phase-words.js';
import { addBefore, askPhase, repeatPhase } from './builder.js';
import { changes } from './changes.js';
import { planClock } from './drift.js';
import { screenChoice } from './screen-choice.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

/** @param {Snapshot} shown @param {Ports} ports */
export const planPart = (shown, ports) => html`<section class="plan-rail" aria-labelledby="run-sheet">
  <h2 id="run-sheet">${t('Run sheet')}</h2>${planClock(shown, ports)}${screenChoice(shown, ports)}
  <ol class="plan-rail__list">${repeat(
    shown.run_sheet,
    ({ phase_id }) => phase_id,
    (phase, index) => row(shown, phase, index, ports),
  )}</ol>
  ${shown.session.state === 'closed' ? nothing : html`<button class="button button--small" type="button" @click=${() => void addBefore(shown, null, ports)}>${icon('plus')}${t('Add a step at the end')}</button>`}</section>`;

/** @param {Snapshot} shown @param {Phase} phase @param {number} index @param {Ports} ports */
const row = (
  shown,
  phase,
  index,
  ports,
) => html`<li><button class="plan-rail__step" type="button" aria-haspopup="menu" data-state=${passed(shown, phase, index) ? 'skipped' : phase.state} aria-current=${phase.state === 'live' ? 'step' : 'false'}
  @click=${(/** @type {Event} */ event) => stepMenu(anchorOf(event), shown, phase, ports)}>
  ${icon(picture(phase))}<span class="plan-rail__title">${index + 1}. ${phaseTitle(phase)}</span><span class="plan-rail__note">${passed(shown, phase, index) ? t('not run') : note(phase)}</span></button></li>`;

/** Stepped over: it was planned, and a later one runs. @param {Snapshot} shown @param {Phase} phase @param {number} index */
const passed = ({ run_sheet, live }, phase, index) =>
  phase.state === 'planned' && index < run_sheet.findIndex(({ phase_id }) => phase_id === live.phase_id);

/** @param {Phase} phase */
const picture = (phase) => {
  if (phase.state === 'closed') {
    return 'check';
  }
  return isBreak(phase) ? 'coffee' : kindIcon(phase.kind);
};

/** @param {Phase} phase */
const note = (phase) => {
  switch (phase.state) {
    case 'live':
      return html`<strong>${t('Now')}</strong>`;
    case 'skipped':
      return t('Skipped');
    default:
      return minutesOf(phase) > 0 ? t('{n} min', { n: minutesOf(phase) }) : nothing;
  }
};

/** @param {HTMLElement} anchor @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
const stepMenu = (anchor, shown, phase, ports) => {
  const { act } = ports;
  const sheet = shown.run_sheet;
  const at = sheet.findIndex(({ phase_id }) => phase_id === phase.phase_id);
  const live = phase.state === 'live';
  const skipped = phase.state === 'skipped';
  openMenu(anchor, live ? t('This step runs now') : (changes(shown, phase)[0] ?? ''), [
    {
      label: phase.state === 'closed' ? t('Open it again') : t('Open it now'),
      icon: 'play',
      disabled: live,
      run: () => act(openPhase(phase.phase_id, shown.live.phase_id)),
    },
    {
      label: t('Change its rules or its question'),
      icon: 'pencil',
      run: () => void editPhase(shown, phase, ports),
    },
    {
      label: skipped ? t('Take back in') : t('Skip'),
      icon: skipped ? 'undo-2' : 'eye-off',
      disabled: live || phase.state === 'closed',
      run: () => act(skipPhase(phase.phase_id, !skipped)),
    },
    null,
    {
      label: t('Move earlier'),
      icon: 'arrow-up',
      disabled: at === 0,
      run: () => act(movePhase(phase.phase_id, sheet[at - 1]?.phase_id ?? null)),
    },
    {
      label: t('Move later'),
      icon: 'arrow-down',
      disabled: at === sheet.length - 1,
      run: () => act(movePhase(phase.phase_id, sheet[at + 2]?.phase_id ?? null)),
    },
    {
      label: t('Add a step before it'),
      icon: 'plus',
      run: () => void addBefore(shown, phase.phase_id, ports),
    },
    {
      label: t('Run it once more afterwards'),
      icon: 'refresh-cw',
      run: () => repeatPhase(shown, phase, ports),
    },
  ]);
};

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
export const editPhase = async (shown, phase, { act }) => {
  const made = await askPhase(shown, phase);
  if (made) {
    act(revisePhase(phase.phase_id, { title: made.title, switches: made.switches }));
  }
};
