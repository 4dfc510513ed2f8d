/** Groups: split, named, each with a theme, watched while they work, and brought back. */

import { timeLeft } from '../../lib/clock.js';
import { confirm } from '../../lib/dialog.js';
import { anchorOf, fieldValue } from '../../lib/field.js';
import { html, nothing, repeat } from '../../lib/html.js';
import { t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { signal } from '../../lib/signals.js';
import { now } from '../../lib/tick.js';
import { openPhase, splitGroups } from '../../model/commands-leading.js';
import { isNameless, livePhase } from '../../model/select.js';
import { phaseTitle } from '../phase-words.js';
import { groupTools, themeOf } from './group-menu.js';
import { personMenu } from './person-menu.js';
import { participants } from './person-state.js';
import { progress } from './progress.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Group} Group */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

const wanted = signal(2);
const balance = signal(/** @type {"side" | "random"} */ ('side'));

/** @param {Snapshot} shown @param {Ports} ports @param {boolean} due whether now is when people are split */
export const groupsPart = (
  shown,
  ports,
  due = true,
) => html`<section class="groups" aria-labelledby="groups"><h2 id="groups" class="visually-hidden">${t('Groups')}</h2>
  ${shown.groups.length > 0 ? overview(shown, ports) : nothing}${splitter(shown, ports, due)}</section>`;

/** @param {Snapshot} shown @param {Ports} ports @param {boolean} due */
const splitter = (shown, ports, due) => {
  const people = participants(shown).length;
  const again = shown.groups.length > 0;
  const form = html`<form class="split" @submit=${(/** @type {Event} */ event) => {
    event.preventDefault();
    void split(shown, ports);
  }}>
    <label class="field"><span>${t('How many groups')}</span><input class="input" type="number" min="1" max="30" .value=${String(wanted.value)} @input=${(
      /** @type {Event} */ event,
    ) => {
      wanted.value = Math.max(1, Number(fieldValue(event)) || 1);
    }}></label>
    <label class="field"><span>${t('Who goes where')}</span><select class="input" @change=${(
      /** @type {Event} */ event,
    ) => {
      balance.value = fieldValue(event) === 'random' ? 'random' : 'side';
    }}><option value="side" ?selected=${balance.value === 'side'}>${t('Mix the sides evenly')}</option><option value="random" ?selected=${balance.value === 'random'}>${t('At random')}</option></select></label>
    <button class="button button--primary" type="submit">${icon('users')}${again ? t('Split anew') : t('Split into groups')}</button></form>
    <p class="hint">${sizes(people)} ${t('Afterwards you can move anyone by hand. Who joins late lands in the smallest group.')}</p>`;
  return again || !due
    ? html`<details class="fold panel"><summary>${again ? t('Split anew') : t('Split people into groups')}</summary>${form}</details>`
    : html`<div class="panel"><h3>${t('Split people into groups')}</h3>${form}</div>`;
};

/** Such as 12 people: 6 and 6. @param {number} people */
const sizes = (people) => {
  const n = wanted.value;
  const rows = Array.from({ length: n }, (_, index) => Math.floor(people / n) + (index < people % n ? 1 : 0));
  return t('{people} people: {sizes}.', { people, sizes: rows.join(', ') });
};

/** @param {Snapshot} shown @param {Ports} ports */
const split = async (shown, { act }) => {
  const sure =
    shown.groups.length === 0 ||
    (await confirm({
      title: t('Split anew?'),
      text: t(
        'The groups of now end: their names and themes go. Notes keep the name of the group that made them.',
      ),
      action: t('Split anew'),
      danger: true,
    }));
  if (sure) {
    act(splitGroups(wanted.value, balance.value));
  }
};

/** @param {Snapshot} shown @param {Ports} ports */
const overview = (shown, ports) => {
  const apart = shown.groups.some(({ live }) => live);
  const phase = livePhase(shown);
  return html`${apart && phase ? html`<div class="notice">${icon('users')}<div><p>${t('Some groups go at their own pace.')}</p><div class="buttons"><button class="button button--primary" type="button" @click=${() => ports.act(openPhase(phase.phase_id, phase.phase_id))}>${icon('undo-2')}${t('Bring everyone back to {step}', { step: phaseTitle(phase) })}</button></div></div></div>` : nothing}
    <ul class="groups__list">${repeat(
      shown.groups,
      ({ group_id }) => group_id,
      (group) => card(shown, group, ports),
    )}</ul>`;
};

/** @param {Snapshot} shown @param {Group} group @param {Ports} ports */
const card = (shown, group, ports) => {
  const people = participants(shown).filter(({ group_id }) => group_id === group.group_id);
  const done = people.filter((person) => person.done).length;
  const step = shown.run_sheet.find(({ phase_id }) => phase_id === (group.live ?? shown.live).phase_id);
  const notes = notesWords(shown, group);
  const theme = themeOf(shown, group);
  const id = `group-${group.group_id}`;
  return html`<li class="panel group" aria-labelledby=${id}><header class="region__head"><h3 id=${id}>${group.name}</h3><span class="hint">${paceWords(shown, group)}${paceClock(group, ports)}</span>
      <button class="button button--small button--icon button--quiet" type="button" aria-haspopup="menu" aria-label=${t('{name}: actions', { name: group.name })} @click=${(/** @type {Event} */ event) => groupTools(anchorOf(event), shown, group, ports)}>${icon('ellipsis')}</button></header>
    <p class="group__theme">${icon('tag')}${theme ? html`<strong>${theme.title}</strong>` : html`<span class="muted">${t('No theme yet')}</span>`}</p>
    ${isNameless(step ?? null) ? html`<p class="progress__label">${notes}</p>` : progress(`${t('{n} of {all} done', { n: done, all: people.length })} · ${notes}`, done, people.length)}
    <ul class="group__people">${people.map(
      (person) =>
        html`<li><button class="chip" type="button" aria-haspopup="menu" @click=${(/** @type {Event} */ event) => personMenu(anchorOf(event), shown, person, ports)}>${person.done ? icon('check') : nothing}${person.hand ? icon('hand') : nothing}${person.name}${person.side ? html` <span class="hint">${person.side}</span>` : nothing}</button></li>`,
    )}</ul></li>`;
};

/** What is left of a group's own clock. @param {Group} group @param {Ports} ports */
const paceClock = ({ live }, { store }) => {
  const left = live ? timeLeft(live, now.value + store.offset.value) : '';
  return left ? html` · <span role="timer">${left}</span>` : nothing;
};

/** @param {Snapshot} shown @param {Group} group */
const paceWords = (shown, { live }) => {
  if (live && !live.phase_id) {
    return t('on its own: its step is over');
  }
  const phase = live && shown.run_sheet.find(({ phase_id }) => phase_id === live.phase_id);
  return phase ? t('on its own: {step}', { step: phaseTitle(phase) }) : t('with everyone');
};

/** @param {Snapshot} shown @param {Group} group */
const notesWords = ({ notes }, { group_id }) => {
  const n = notes.filter((note) => note.group_id === group_id).length;
  return tn('{n} note', '{n} notes', n);
};
