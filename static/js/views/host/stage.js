/** The live step, as the facilitator needs it. */

import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { focused } from '../../model/focus.js';
import { isBreak, isEnd, isOver, livePhase } from '../../model/select.js';
import { carried } from '../../model/targets.js';
import { columnsOffer } from '../columns-offer.js';
import { thanksPart } from '../me/thanks.js';
import { placesOf } from '../places.js';
import { proposalsPart } from '../proposals.js';
import { addStage, hiddenElsewhere } from './add.js';
import { columnsStage } from './columns.js';
import { groupsPart } from './groups.js';
import { markStage } from './mark.js';
import { presentStage } from './present.js';
import { pulseSpread } from './pulse.js';
import { hasResults, resultsStage } from './results.js';
import { teamsPart } from './teams.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */
/** @typedef {{view: (shown: Snapshot) => unknown}} Wall */

/** @param {Snapshot} shown @param {Ports} ports @param {Wall} wall */
export const stage = (shown, ports, wall) =>
  html`${step(shown, ports, wall)}${isEnd(shown) || isOver(shown) ? thanksPart(shown, ports) : nothing}`;

/** @param {Snapshot} shown @param {Ports} ports @param {Wall} wall */
const step = (shown, ports, wall) => {
  const phase = livePhase(shown);
  switch (phase?.kind) {
    case 'add':
      return html`${addStage(shown, phase, ports)}${showsWall(shown) ? written(shown, phase, ports, wall) : nothing}`;
    case 'sort':
      return html`${hiddenElsewhere(shown, ports)}${columnsOffer(shown, ports)}${wall.view(focused(shown))}`;
    case 'present':
      return html`${hiddenElsewhere(shown, ports, shownInTurn(shown, phase))}${presentStage(shown, phase, ports)}`;
    case 'mark':
      return html`${hiddenElsewhere(shown, ports)}${markStage(shown, phase, ports)}${isEnd(shown) ? pulseSpread(shown, 'drawing_after') : nothing}`;
    case 'propose':
      return proposalsPart(shown, phase, ports);
    default:
      return resting(shown, phase, ports);
  }
};

/** What stands so far: in the step's columns, or on the wall. @param {Snapshot} shown @param {Phase} phase @param {Ports} ports @param {Wall} wall */
const written = (shown, phase, ports, wall) =>
  placesOf(phase).length > 0 ? columnsStage(shown, phase, ports) : wall.view(focused(shown));

/** The steps whose notes come to light one after the other, as people present. @param {Snapshot} shown @param {Phase} phase */
const shownInTurn = (shown, { switches: { source = '' } }) => carried(shown, source.replace('phase:', ''));

/** Whether the wall is what is worked on, and takes the room. @param {Snapshot} shown */
export const showsWall = (shown) => {
  const phase = livePhase(shown);
  return (
    phase?.kind === 'sort' ||
    (phase?.kind === 'add' && shown.notes.some(({ phase_id }) => phase_id === phase.phase_id))
  );
};

/** A pause for all is when the facilitator prepares. @param {Snapshot} shown @param {Phase | null} phase @param {Ports} ports */
const resting = (shown, phase, ports) => html`${hiddenElsewhere(shown, ports)}
  ${isFirst(shown, phase) ? html`${teamsPart(shown, ports)}${lobby(shown)}${pulseSpread(shown, 'drawing_before')}` : nothing}
  ${hasResults(shown) ? resultsStage(shown, ports) : nothing}${isEnd(shown) || isOver(shown) ? pulseSpread(shown, 'drawing_after') : nothing}
  ${isFirst(shown, phase) || isOver(shown) ? nothing : groupsPart(shown, ports, isBreak(phase) || hasResults(shown))}`;

/** @param {Snapshot} shown @param {Phase | null} phase */
const isFirst = ({ run_sheet }, phase) => run_sheet[0]?.phase_id === phase?.phase_id;

/** Three things, and none of them must be read. @param {Snapshot} shown */
const lobby = (shown) => {
  const here = shown.people.filter(({ role, removed }) => role === 'participant' && !removed).length;
  return html`<ol class="panel first-steps"><li data-done=${here > 0}>${icon(here > 0 ? 'check' : 'qr-code')}<span>${t('Let people in: show the QR code, or copy the link.')}</span></li>
    <li>${icon('monitor')}<span>${t('Open the screen for the room, in the part called “Screen”.')}</span></li>
    <li>${icon('arrow-right')}<span>${t('When everyone is here, press Next. It always says first what it changes.')}</span></li></ol>`;
};
