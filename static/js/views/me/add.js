/** An add step: what it asks, who will see it, the composer, and what oneself and others have posted. */

import { secondsLeft } from '../../lib/clock.js';
import { html, nothing } from '../../lib/html.js';
import { promptText, t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { now } from '../../lib/tick.js';
import { takesPart } from '../../model/select.js';
import { earlierNotes, myNotes } from '../my-notes.js';
import { cardsInPlaces } from '../notes-in-places.js';
import { whoSees } from '../phase-words.js';
import { justShown } from './just-shown.js';
import { myGroupLine } from './my-group.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("../step.js").Ports} Ports */

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
export const addStep = (shown, phase, ports) => {
  const { limit, prompt, scope } = phase.switches;
  const example = promptText(prompt, 'example');
  const mine = shown.notes.filter((note) => note.mine && note.phase_id === phase.phase_id).length;
  const full = limit.most !== null && limit.most !== undefined && mine >= limit.most;
  return html`
    ${scope === 'group' ? myGroupLine(shown) : nothing}
    ${example ? html`<p class="lead">${t('For example: {example}', { example })}</p>` : nothing}
    <p class="promise">${icon(phase.switches.see === 'all' ? 'eye' : 'eye-off')}<span>${whoSees(phase, shown.live)}</span></p>
    ${timeIsUp(shown, ports) ? html`<p class="notice notice--warning">${icon('timer')}<span>${t("Time's up - finish your note. It is still taken, and marked as late.")}</span></p>` : nothing}
    ${full ? html`<p class="notice">${icon('check')}<span>${t('That is as many notes as this step takes. You can still change yours.')}</span></p>` : ports.composer.view(phase, shown)}
    ${goal(limit, mine)}
    ${justShown(shown)}
    ${myNotes(shown, phase.phase_id, ports)}
    ${others(shown, phase, ports, full)}
    ${earlierNotes(shown, phase.phase_id, ports)}`;
};

/** @param {{least?: number | null, most?: number | null}} limit @param {number} mine */
const goal = ({ least, most }, mine) => {
  if (most && mine < most) {
    return html`<p class="hint">${tn('Room for {n} more note.', 'Room for {n} more notes.', most - mine)}</p>`;
  }
  return least && mine < least
    ? html`<p class="hint">${tn('{n} note is a good number. More are welcome.', '{n} notes are a good number. More are welcome.', least)}</p>`
    : nothing;
};

/** @param {Snapshot} shown @param {Ports} ports */
const timeIsUp = (shown, { store }) => (secondsLeft(shown.live, now.value + store.offset.value) ?? 1) <= 0;

/** What others shared in this step, or in the one it is about; each can be built on. @param {Snapshot} shown @param {Phase} phase @param {Ports} ports @param {boolean} full */
const others = (shown, phase, ports, full) => {
  const { see, source } = phase.switches;
  const about = source?.startsWith('phase:') ? source.slice('phase:'.length) : '';
  const notes = shown.notes.filter(
    (note) => !note.mine && (note.phase_id === phase.phase_id || note.phase_id === about),
  );
  if (notes.length === 0 && see === 'own' && !shown.live.revealed) {
    return nothing;
  }
  const build = (/** @type {Note} */ note) => ({
    label: t('Build on this'),
    icon: 'link',
    words: true,
    run: () => ports.composer.buildOn(note),
  });
  return html`<section class="stack" aria-labelledby="shared"><h2 id="shared">${see === 'group' ? t('Notes of your group') : t('What others shared')} <span class="count">${notes.length}</span></h2>
    ${
      notes.length > 0
        ? cardsInPlaces(shown, notes, phase, (note) => (takesPart(shown) && !full ? [build(note)] : []))
        : html`<p class="empty">${t('Notes of others will stand here.')}</p>`
    }</section>`;
};
