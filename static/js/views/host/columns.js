/** Notes of a step with columns, as the facilitator sees them: by column, each to be parked or hidden. */

import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { hideNote, parkNote } from '../../model/commands-arranging.js';
import { cardsInPlaces } from '../notes-in-places.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
export const columnsStage = (shown, phase, ports) => {
  const notes = shown.notes.filter((note) => note.phase_id === phase.phase_id);
  return html`<section class="panel" aria-labelledby="by-column"><h2 id="by-column">${t('What stands so far')} <span class="count">${notes.length}</span></h2>
    ${cardsInPlaces(shown, notes, phase, (note) => tools(note, ports))}</section>`;
};

/** @param {Note} note @param {Ports} ports */
const tools = ({ note_id, parked, hidden }, { act }) => [
  {
    label: parked ? t('Take back in') : t('Park'),
    icon: 'archive',
    run: () => act(parkNote(note_id, !parked)),
  },
  {
    label: hidden ? t('Show it again') : t('Hide it from everyone'),
    icon: hidden ? 'eye' : 'eye-off',
    run: () => act(hideNote(note_id, !hidden)),
  },
];
