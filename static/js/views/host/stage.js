/** The live step, as the facilitator needs it. */

import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { livePhase } from '../../model/select.js';
import { proposalsPart } from '../proposals.js';
import { addStage, hiddenElsewhere } from './add.js';
import { groupsPart } from './groups.js';
import { markStage } from './mark.js';
import { presentStage } from './present.js';
import { hasResults, resultsStage } from './results.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */
/** @typedef {{view: (shown: Snapshot) => unknown}} Wall */

/** @param {Snapshot} shown @param {Ports} ports @param {Wall} wall */
export const stage = (shown, ports, wall) => {
  const phase = livePhase(shown);
  switch (phase?.kind) {
    case 'add':
      return html`${addStage(shown, phase, ports)}${showsWall(shown) ? wall.view(shown) : nothing}`;
    case 'sort':
      return html`${hiddenElsewhere(shown, ports)}${wall.view(shown)}`;
    case 'present':
      return html`${hiddenElsewhere(shown, ports)}${presentStage(shown, phase, ports)}`;
    case 'mark':
      return html`${hiddenElsewhere(shown, ports)}${markStage(shown, phase, ports)}`;
    case 'propose':
      return proposalsPart(shown, phase, ports);
    default:
      return resting(shown, phase, ports);
  }
};

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
  ${isFirst(shown, phase) ? lobby(shown) : nothing}
  ${hasResults(shown) ? resultsStage(shown, ports) : nothing}
  ${isFirst(shown, phase) ? nothing : groupsPart(shown, ports)}`;

/** @param {Snapshot} shown @param {Phase | null} phase */
const isFirst = ({ run_sheet }, phase) => run_sheet[0]?.phase_id === phase?.phase_id;

/** Three things, and none of them must be read. @param {Snapshot} shown */
const lobby = (shown) => {
  const here = shown.people.filter(({ role, removed }) => role === 'participant' && !removed).length;
  return html`<ol class="panel first-steps"><li data-done=${here > 0}>${icon(here > 0 ? 'check' : 'qr-code')}<span>${t('Let people in: show the QR code, or copy the link.')}</span></li>
    <li>${icon('monitor')}<span>${t('Open the screen for the room, in the part called “Screen”.')}</span></li>
    <li>${icon('arrow-right')}<span>${t('When everyone is here, press Next. It always says first what it changes.')}</span></li></ol>`;
};
