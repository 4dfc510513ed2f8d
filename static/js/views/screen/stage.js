/** Presenting: who speaks, and what they show, as large as it goes. */

import { html, nothing } from '../../lib/html.js';
import { lang, t } from '../../lib/i18n.js';
import { groupIn, livePhase, notesIn, personName } from '../../model/select.js';
import { targetOf } from '../../model/targets.js';
import { byline } from '../note.js';
import { isPictured, picture } from '../picture.js';
import { heading } from '../step-words.js';
import { comesOn, speakerName } from '../turn-words.js';
import { time, turnTime } from './frame.js';
import { themeView } from './notes.js';
import { promptView } from './prompt.js';
import { proposalSheet } from './proposals.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("./frame.js").Ports} Ports */

/** @param {Snapshot} shown @param {Ports} ports */
export const stageView = (shown, ports) => {
  const phase = livePhase(shown);
  if (shown.turn.phase_id !== phase?.phase_id) {
    return promptView(shown, ports);
  }
  if (!shown.turn.current) {
    return html`<section class="screen__prompt"><p class="screen__step">${heading(phase)}</p><h1>${t('Everyone has presented. Thank you.')}</h1>${time(shown, ports)}</section>`;
  }
  const note = shown.notes.find(({ note_id }) => note_id === shown.turn.spotlight);
  return html`<section class="screen__stage" data-what=${isPictured(note) ? 'sketch' : 'words'}>${speaker(shown, ports)}${note ? large(shown, note) : withoutNote(shown)}</section>`;
};

/** @param {Snapshot} shown @param {Ports} ports */
const speaker = (shown, ports) => {
  const { queue = [], at = 0, unit } = shown.turn;
  const next = comesOn(shown);
  return html`<header class="screen__speaker">${unit === 'item' ? html`<h1>${heading(livePhase(shown))}</h1>` : html`<h1>${speakerName(shown)}</h1>${belongs(shown)}`}
    <p class="screen__order">${t('{n} of {all}', { n: at + 1, all: queue.length })}${next ? html` · ${t('Then: {name}', { name: next })}` : nothing}</p>${turnTime(shown, ports)}</header>`;
};

/** The speaker's side and group. @param {Snapshot} shown */
const belongs = (shown) => {
  const person = shown.people.find(({ person_id }) => person_id === shown.turn.current);
  const parts = [person?.side, groupIn(shown, person?.group_id)?.name].filter(Boolean);
  return parts.length > 0 ? html`<p class="screen__side">${parts.join(' · ')}</p>` : nothing;
};

/** One note, as large as it goes. @param {Snapshot} shown @param {Note} note */
export const large = (shown, note) => {
  const by = byline(note, shown);
  const words = note.text || note.caption;
  return html`<figure class="screen__large" data-colour=${note.colour} data-length=${lengthOf(words)}>
    ${isPictured(note) ? html`<div class="screen__sketch">${picture(note, { by, size: 'whole' })}</div>` : nothing}
    ${words ? html`<figcaption>${words}</figcaption>` : nothing}${shown.turn.unit !== 'person' && by ? html`<p class="screen__by">${by}</p>` : nothing}</figure>`;
};

/** Words in five sizes, so that a long text still stands whole. @param {string} words */
const lengthOf = (words) => {
  const [short, some, many, lots] = [60, 140, 300, 700];
  const sizes = /** @type {ReadonlyArray<[number, string]>} */ ([
    [/** @type {number} */ (short), 'short'],
    [/** @type {number} */ (some), 'some'],
    [/** @type {number} */ (many), 'many'],
    [/** @type {number} */ (lots), 'lots'],
  ]);
  return sizes.find(([most]) => words.length <= most)?.[1] ?? 'all';
};

/** What is presented that is no note: a theme, a proposal, a group, or somebody who simply speaks. @param {Snapshot} shown */
const withoutNote = (shown) => {
  const target = targetOf(shown, shown.turn.current ?? '', null, lang());
  const proposal = shown.proposals.find(({ proposal_id }) => proposal_id === target?.id);
  if (proposal) {
    return proposalSheet(shown, proposal);
  }
  const theme = shown.themes.find(({ theme_id }) => theme_id === target?.id);
  if (theme && notesIn(shown, theme.theme_id).length > 0) {
    return themeView(shown, theme);
  }
  const words = target && target.what !== 'note' ? target.label : '';
  return words
    ? html`<figure class="screen__large" data-colour="stone" data-length=${lengthOf(words)}><figcaption>${words}</figcaption></figure>`
    : html`<p class="screen__speaks">${shown.turn.unit === 'person' ? t('{name} speaks', { name: personName(shown, shown.turn.current) }) : ''}</p>`;
};
