/** A count under way: how many have judged, never how; and its close, after which everyone sees the result (R7). */

import { html, nothing } from '../../lib/html.js';
import { lang, t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { closePhase } from '../../model/commands-leading.js';
import { targetIds, targetOf } from '../../model/targets.js';
import { undescribed } from '../note.js';
import { markWords } from './changes.js';
import { participants } from './person-state.js';
import { progress } from './progress.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
export const markStage = (shown, phase, { store, act }) => {
  const { marked = {}, contributed = [] } = store.presence.value;
  const everyone = participants(shown);
  const n = marked[phase.phase_id] ?? contributed.length;
  const asked =
    phase.switches.who === 'decider' ? everyone.filter(({ decider }) => decider).length : everyone.length;
  return html`<section class="panel" aria-labelledby="counting"><h2 id="counting">${markWords(phase)}</h2>
    ${progress(t('{n} of {all} have judged', { n, all: asked }), n, asked)}
    <p class="hint">${deciders(shown, phase)}${t('You see that people have judged, not how. Nobody sees the count until you close it.')}</p>
    <div class="buttons"><button class="button button--primary" type="button" @click=${() => act(closePhase())}>${icon('eye')}${t('Close and show the result')}</button></div>
    ${list(shown, phase)}</section>`;
};

/** @param {Snapshot} shown @param {Phase} phase */
const deciders = (shown, phase) => {
  const names = shown.people.filter(({ decider, removed }) => decider && !removed).map(({ name }) => name);
  return names.length > 0 && phase.switches.who === 'everyone'
    ? html`<strong>${t('{names} decides last.', { names: names.join(', ') })}</strong> `
    : nothing;
};

/** @param {Snapshot} shown @param {Phase} phase */
const list = (shown, phase) => {
  const ids = targetIds(shown, phase, lang());
  return ids.length > 0
    ? html`<details class="fold" ?open=${ids.length <= 8}><summary>${tn('{n} thing to judge', '{n} things to judge', ids.length)}</summary><ol class="plain">${ids.map(
        (id) => html`<li>${targetOf(shown, id, phase, lang())?.label || undescribed('')}</li>`,
      )}</ol></details>`
    : html`<p class="notice notice--warning">${icon('triangle-alert')}<span>${t('There is nothing to judge here yet. Change what is judged: open “This step”, then its rules.')}</span></p>`;
};
