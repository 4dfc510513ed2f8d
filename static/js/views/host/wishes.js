/** The wish list, a list of its own: kept, sorted by what was wished, wanted or grouped, and each wish leads to what became of it. */

import { fieldValue } from '../../lib/field.js';
import { html, nothing, repeat } from '../../lib/html.js';
import { lang, t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { signal } from '../../lib/signals.js';
import { noteWords } from '../../model/select.js';
import { byline, undescribed } from '../note.js';
import { phaseTitle } from '../phase-words.js';
import { openTrail } from '../trail.js';
import { themeTitle, ticksOf, wishStep } from './wish-rows.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

const sorted = signal(/** @type {{by: string, down: boolean}} */ ({ by: 'ticks', down: true }));
/** Which step's notes; empty for the first, which is the wish list. */
const from = signal('');

/** @param {Snapshot} shown @param {Ports} ports */
export const wishesPart = (shown, { code, seat }) => {
  const steps = shown.run_sheet.filter(
    ({ kind, phase_id }) => kind === 'add' && shown.notes.some((note) => note.phase_id === phase_id),
  );
  const phaseId = from.value || wishStep(shown);
  const wishes = inOrder(
    shown,
    shown.notes.filter((note) => phaseId === 'all' || note.phase_id === phaseId),
  );
  return html`<section class="panel" aria-labelledby="wishes"><header class="region__head"><h2 id="wishes">${t('Wish list')} <span class="count">${wishes.length}</span></h2>
    ${
      steps.length > 1
        ? html`<label class="region__tool"><span class="visually-hidden">${t('Notes of which step')}</span><select class="input" @change=${(
            /** @type {Event} */ event,
          ) => {
            from.value = fieldValue(event);
          }}>${steps.map((step) => html`<option value=${step.phase_id} ?selected=${step.phase_id === phaseId}>${phaseTitle(step)}</option>`)}<option value="all" ?selected=${phaseId === 'all'}>${t('All notes')}</option></select></label>`
        : nothing
    }
    <a class="button button--small" download href=${`/api/sessions/${code}/export/wishes.csv?seat=${seat}&language=${lang()}`}>${icon('download')}${t('Download the list')}</a></header>
    ${wishes.length > 0 ? table(shown, wishes) : html`<p class="empty">${t('Wishes stand here as soon as they are shown.')}</p>`}</section>`;
};

/** @param {Snapshot} shown @param {readonly Note[]} wishes */
const table = (shown, wishes) => html`<table class="wishes"><thead><tr>
    ${head('text', t('Wish'))}${head('ticks', t('Want it too'))}${head('theme', t('Theme'))}<th scope="col"><span class="visually-hidden">${t('What became of it')}</span></th></tr></thead>
  <tbody>${repeat(
    wishes,
    ({ note_id }) => note_id,
    (
      note,
    ) => html`<tr><th scope="row" lang=${note.language ?? ''}>${noteWords(note, undescribed(''))}${byline(note, shown) ? html` <span class="hint">${byline(note, shown)}</span>` : nothing}</th>
    <td class="wishes__n" data-label=${t('Want it too')}>${ticksOf(shown, note)}</td>
    <td data-label=${t('Theme')}>${note.parked ? t('Parked') : themeTitle(shown, note) || html`<span class="muted">${t('none yet')}</span>`}</td>
    <td><button class="button button--small button--quiet" type="button" @click=${() => openTrail(shown, note.note_id)}>${icon('link')}${t('Follow')}<span class="visually-hidden">: ${noteWords(note, undescribed(''))}</span></button></td></tr>`,
  )}</tbody></table>`;

/** @param {string} by @param {string} label */
const head = (by, label) => {
  const on = sorted.value.by === by;
  const order = sorted.value.down ? 'descending' : 'ascending';
  return html`<th scope="col" aria-sort=${on ? order : 'none'}><button class="wishes__sort" type="button" @click=${() => {
    sorted.value = { by, down: on ? !sorted.value.down : by === 'ticks' };
  }}>${label}${on ? icon(sorted.value.down ? 'arrow-down' : 'arrow-up') : nothing}</button></th>`;
};

/** @param {Snapshot} shown @param {readonly Note[]} notes */
const inOrder = (shown, notes) => {
  const { by, down } = sorted.value;
  const words = new Intl.Collator(lang());
  const compare = {
    text: (/** @type {Note} */ a, /** @type {Note} */ b) => words.compare(noteWords(a, ''), noteWords(b, '')),
    theme: (/** @type {Note} */ a, /** @type {Note} */ b) =>
      words.compare(themeTitle(shown, a), themeTitle(shown, b)),
    ticks: (/** @type {Note} */ a, /** @type {Note} */ b) => ticksOf(shown, a) - ticksOf(shown, b),
  }[by];
  const rows = [...notes].sort(compare);
  return down ? rows.reverse() : rows;
};
