/** The question and the clock; and for marking how far everyone is. */

import { html, nothing } from '../../lib/html.js';
import { lang, promptText, t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { themesToPropose } from '../../model/focus.js';
import { livePhase, participants } from '../../model/select.js';
import { questionsOf } from '../../model/targets.js';
import { timeOfDay } from '../clock-words.js';
import { themeOf } from '../me/my-group.js';
import { phaseTitle } from '../phase-words.js';
import { heading, linesOf } from '../step-words.js';
import { time } from './frame.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("./frame.js").Ports} Ports */

/** More would not be read. */
const MOST_THEMES = 5;

/** @param {Snapshot} shown @param {Ports} ports */
export const promptView = (shown, ports) => {
  const phase = livePhase(shown);
  const head = heading(phase);
  const title = phase ? phaseTitle(phase) : shown.session.title;
  return html`<section class="screen__prompt">${title === head ? nothing : html`<p class="screen__step">${title}</p>`}
    <h1 data-long=${head.length > 90}>${head}</h1>
    ${phase ? html`${questions(phase)}${agreed(phase)}` : nothing}${phase ? html`${inGroups(shown, phase)}${toWriteFrom(shown, phase)}` : nothing}${time(shown, ports)}${phase ? progress(shown, phase, ports) : nothing}</section>`;
};

/** @param {Phase} phase */
const questions = (phase) => {
  const lines = phase.switches.source === 'prompt' ? questionsOf(phase, lang()) : [];
  return lines.length > 1
    ? html`<ol class="screen__questions">${lines.map((/** @type {string} */ line) => html`<li>${line}</li>`)}</ol>`
    : nothing;
};

/** What is said and agreed in a step in which nobody makes anything. @param {Phase} phase */
const agreed = ({ kind, switches: { prompt } }) => {
  const lines = kind === 'hold' ? linesOf(promptText(prompt, 'example')) : [];
  return lines.length > 1
    ? html`<ul class="screen__agreed">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
    : nothing;
};

/** What each group works on, for whoever looks up. @param {Snapshot} shown @param {Phase} phase */
const inGroups = (shown, { kind, switches: { scope } }) =>
  kind === 'add' && scope === 'group' && shown.groups.some((group) => themeOf(shown, group))
    ? html`<ul class="screen__briefs">${shown.groups.map((group) => html`<li><strong>${group.name}</strong> ${themeOf(shown, group)}</li>`)}</ul>`
    : nothing;

/** What a proposal can be made of, while there is none yet. @param {Snapshot} shown @param {Phase} phase */
const toWriteFrom = (shown, phase) => {
  const themes = phase.kind === 'propose' ? themesToPropose(shown, phase) : [];
  return themes.length > 0
    ? html`<ul class="screen__agreed">${themes.slice(0, MOST_THEMES).map(({ title }) => html`<li>${title}</li>`)}</ul>`
    : nothing;
};

/** How much there is so far, never what or whose. @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
const progress = (shown, phase, { store }) => {
  const { counts, marked } = store.presence.value;
  const all = participants(shown).length;
  if (phase.kind === 'add') {
    const notes =
      (counts?.[phase.phase_id] ?? 0) + shown.notes.filter((note) => note.phase_id === phase.phase_id).length;
    return notes > 0
      ? html`<p class="screen__count">${icon('sticky-note')}${tn('{n} note so far', '{n} notes so far', notes)}</p>`
      : nothing;
  }
  if (phase.kind === 'mark') {
    const done = Math.min(marked?.[phase.phase_id] ?? 0, all);
    return html`<p class="screen__count">${icon('check')}${t('{n} of {all} have marked', { n: done, all })}</p>
      <svg class="screen__progress" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true"><rect class="result__back" width="100" height="2"></rect><rect class="result__fill" width=${all > 0 ? (done / all) * 100 : 0} height="2"></rect></svg>`;
  }
  return nothing;
};

/** A rest, and when everyone is back. @param {Snapshot} shown @param {Ports} ports */
export const restView = (shown, ports) => {
  const phase = livePhase(shown);
  const { ends_at, paused } = shown.live;
  return html`<section class="screen__prompt screen__rest">${icon('coffee')}<div>
    <h1>${ends_at && !paused ? t('Back at {time}', { time: timeOfDay(ends_at) }) : heading(phase)}</h1>
    ${time(shown, ports)}${ends_at && !paused ? html`<p class="screen__how">${heading(phase)}</p>` : nothing}</div></section>`;
};
