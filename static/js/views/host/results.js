/** What a count came to, and what the facilitator makes of it: marks inform, they do not decide. */

import { fieldValue } from '../../lib/field.js';
import { html, nothing, svg } from '../../lib/html.js';
import { lang, locale, t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { signal } from '../../lib/signals.js';
import { toast } from '../../lib/toast.js';
import { updateGroup } from '../../model/commands-leading.js';
import { draftProposal } from '../../model/commands-proposals.js';
import { latestCount, meanOf, resultsOf } from '../../model/marked.js';
import { strengthOf } from '../../model/targets.js';
import { undescribed } from '../note.js';
import { phaseTitle } from '../phase-words.js';
import { heat } from './heat.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../../types.d.ts").Tally} Tally */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */
/** @typedef {ReturnType<typeof resultsOf>[number]} Result */

const WHOLE = 100;
const BEST_SCORE = 5;
const AT_ONCE = 8;
/** The count that is looked at; empty for the latest. */
const looked = signal('');
/** How many of the first are taken on. */
const taken = signal(2);

/** @param {Snapshot} shown */
export const hasResults = ({ marks }) => Object.keys(marks.phases).length > 0;

/** @param {Snapshot} shown @param {Ports} ports */
export const resultsStage = (shown, ports) => {
  const id = shown.marks.phases[looked.value] ? looked.value : latestCount(shown);
  const phase = shown.run_sheet.find(({ phase_id }) => phase_id === id);
  const results = resultsOf(shown, id, lang());
  const mark = phase?.switches.mark ?? 'dots';
  return html`<section class="panel" aria-labelledby="result"><header class="region__head"><h2 id="result">${t('What it came to')}</h2>${chooser(shown, id)}</header>
    ${results.length > 0 ? list(mark, results) : html`<p class="empty">${t('Nobody has judged anything.')}</p>`}
    ${takeOn(shown, results, ports)}</section>`;
};

/** The first few; the rest a press away, never dropped (R12). @param {string} mark @param {readonly Result[]} results */
const list = (mark, results) => {
  const rows = results.map((result) => html`${row(mark, result, results)}`);
  return html`<ol class="tally">${rows.slice(0, AT_ONCE)}</ol>${
    rows.length > AT_ONCE
      ? html`<details class="fold"><summary>${t('All {n}', { n: rows.length })}</summary><ol class="tally" start=${AT_ONCE + 1}>${rows.slice(AT_ONCE)}</ol></details>`
      : nothing
  }`;
};

/** @param {Snapshot} shown @param {string} id */
const chooser = (shown, id) => {
  const counts = Object.keys(shown.marks.phases);
  return counts.length > 1
    ? html`<label class="region__tool"><span class="visually-hidden">${t('Which count')}</span><select class="input" @change=${(
        /** @type {Event} */ event,
      ) => {
        looked.value = fieldValue(event);
      }}>${counts.map((count) => html`<option value=${count} ?selected=${count === id}>${titleOf(shown, count)}</option>`)}</select></label>`
    : html`<span class="hint">${titleOf(shown, id)}</span>`;
};

/** @param {Snapshot} shown @param {string} id */
const titleOf = (shown, id) => {
  const phase = shown.run_sheet.find(({ phase_id }) => phase_id === id);
  return phase ? phaseTitle(phase) : '';
};

/** @param {string} mark @param {Result} result @param {readonly Result[]} all */
const row = (mark, result, all) => {
  const { tally, note } = result;
  // Four of five is four fifths of a bar; counts are measured against the largest.
  const most = mark === 'score' ? BEST_SCORE : Math.max(1, ...all.map((other) => weight(mark, other.tally)));
  const share = Math.max(0, Math.round((weight(mark, tally) / most) * WHOLE));
  return html`<li class="tally__one" data-result=${result.id}>
    ${note?.sketch ? heat(note, tally.spots ?? []) : nothing}
    <div class="tally__words"><p class="tally__name">${result.label || undescribed('')}</p>
    <svg class="progress__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${svg`<rect class="progress__back" width="100" height="4"></rect><rect class="progress__fill" width=${share} height="4"></rect>`}</svg>
    <p class="tally__number"><strong>${figure(mark, tally)}</strong>${mark === 'dots' || mark === 'tick' ? bySide(tally) : nothing}</p></div>${mark === 'score' || mark === 'rank' || mark === 'thumbs' ? spread(mark, tally) : nothing}</li>`;
};

/** @param {string} mark @param {Tally} tally */
const weight = (mark, tally) => (mark === 'score' ? (meanOf(tally) ?? 0) : strengthOf(tally));

/** @param {string} mark @param {Tally} tally */
const figure = (mark, tally) => {
  const mean = meanOf(tally)?.toLocaleString(locale()) ?? '';
  switch (mark) {
    case 'score':
      return tally.n > 0 ? t('{mean} of 5 ({n} answers)', { mean, n: tally.n }) : t('Nobody scored it');
    case 'rank':
      return tally.n > 0
        ? t('{points} points (place {mean} on average)', { points: strengthOf(tally), mean })
        : t('Nobody put it in order');
    case 'thumbs':
      return t('{yes} yes, {unsure} not sure, {no} no', {
        yes: tally.spread['1'] ?? 0,
        unsure: tally.spread['0'] ?? 0,
        no: tally.spread['-1'] ?? 0,
      });
    case 'tick':
      return tn('{n} tick', '{n} ticks', tally.sum);
    default:
      return tn('{n} dot', '{n} dots', tally.sum);
  }
};

/** @param {Tally} tally */
const bySide = ({ by_side = {} }) => {
  const sides = Object.entries(by_side);
  return sides.length > 0
    ? html`<span class="tally__sides">${sides.map(([side, sum]) => html`<span>${side} ${sum}</span>`)}</span>`
    : nothing;
};

/** How far apart people are, as small columns with their counts. @param {string} mark @param {Tally} tally */
const spread = (mark, { spread: counts, n }) => {
  const values =
    mark === 'score'
      ? ['0', '1', '2', '3', '4', '5']
      : Object.keys(counts).sort((a, b) => Number(a) - Number(b));
  const words = values.map((value) => `${value}: ${counts[value] ?? 0}`).join(', ');
  const most = Math.max(...values.map((value) => counts[value] ?? 0));
  return n > 0
    ? html`<div class="columns" role="img" aria-label=${t('How it spreads: {spread}', { spread: words })}>${values.map(
        (value) => {
          const height = Math.round(((counts[value] ?? 0) / most) * 10);
          return html`<span class="columns__one"><span class="columns__n">${counts[value] ?? 0}</span><svg viewBox="0 0 10 10" preserveAspectRatio="none">${svg`<rect y=${10 - height} width="10" height=${height}></rect>`}</svg><span>${value}</span></span>`;
        },
      )}</div>`
    : nothing;
};

/** The first few become the groups' themes, or proposals. @param {Snapshot} shown @param {readonly Result[]} results @param {Ports} ports */
const takeOn = (shown, results, ports) => {
  const themes = results.filter(({ what }) => what === 'theme');
  if (themes.length === 0) {
    return nothing;
  }
  const n = Math.min(taken.value, themes.length);
  const first = themes.slice(0, n);
  return html`<div class="take-on"><label class="take-on__n">${t('The first')} <select class="input" @change=${(
    /** @type {Event} */ event,
  ) => {
    taken.value = Number(fieldValue(event));
  }}>${themes.map((_, index) => html`<option value=${String(index + 1)} ?selected=${index + 1 === n}>${index + 1}</option>`)}</select></label>
    <div class="buttons"><button class="button" type="button" @click=${() => toGroups(shown, first, ports)}>${icon('users')}${t("Make them the groups' themes")}</button>
      <button class="button" type="button" @click=${() => toProposals(shown, first, ports)}>${icon('file-text')}${t('Begin proposals from them')}</button></div>
    <p class="hint">${t('Marks inform, you decide: groups can be given another theme afterwards.')}</p></div>`;
};

/** @param {Snapshot} shown @param {readonly Result[]} themes @param {Ports} ports */
const toGroups = (shown, themes, { act, goTo }) => {
  shown.groups.forEach(({ group_id }, index) => {
    const theme = themes[index % themes.length];
    if (theme) {
      act(updateGroup(group_id, { theme_id: theme.id }));
    }
  });
  goTo('groups');
  toast(
    shown.groups.length > 0
      ? t('Each group has its theme')
      : t('Split people into groups first, then give each a theme.'),
  );
};

/** @param {Snapshot} shown @param {readonly Result[]} themes @param {Ports} ports */
const toProposals = (shown, themes, { act, goTo }) => {
  const known = new Set(shown.proposals.map(({ theme_id }) => theme_id));
  for (const { id, label } of themes.filter((theme) => !known.has(theme.id))) {
    const noteIds = shown.notes.filter(({ theme_id }) => theme_id === id).map(({ note_id }) => note_id);
    act(draftProposal({ title: label, themeId: id, noteIds }));
  }
  goTo('proposals');
};
