/** The roster: who is here, at work, done, has a hand up; and what can be done for each. */

import { askText } from '../../lib/dialog.js';
import { anchorOf } from '../../lib/field.js';
import { html, nothing, repeat } from '../../lib/html.js';
import { t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { addPerson } from '../../model/commands-leading.js';
import { timeOfDay } from '../clock-words.js';
import { nudgeAll } from './nudge.js';
import { personMenu } from './person-menu.js';
import { atZero, namedNotes, participants, present, stateOf } from './person-state.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Person} Person */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

/** @param {Snapshot} shown @param {Ports} ports */
export const rosterPart = (shown, ports) => {
  const everyone = present(shown);
  return html`<section class="roster-part" aria-labelledby="roster"><header class="region__head"><h2 id="roster">${t('People')} <span class="count">${everyone.length}</span></h2></header>
    ${summary(shown, ports)}
    ${sections(shown, everyone).map(
      ([
        title,
        people,
      ]) => html`${title ? html`<h3 class="roster__group">${title} <span class="count">${people.length}</span></h3>` : nothing}
      <ul class="roster">${repeat(
        people,
        ({ person_id }) => person_id,
        (person) => row(shown, person, ports),
      )}</ul>`,
    )}
    ${shown.session.state === 'closed' ? nothing : html`<button class="button button--small" type="button" @click=${() => void add(ports)}>${icon('user-plus')}${t('Add someone without a device')}</button>`}</section>`;
};

/** Groups as headings while there are groups. @param {Snapshot} shown @param {readonly Person[]} people @returns {Array<[string, Person[]]>} */
const sections = (shown, people) => {
  const rows = inOrder(people);
  if (shown.groups.length === 0) {
    return [['', rows]];
  }
  const placed = shown.groups.map(
    ({ group_id, name }) =>
      /** @type {[string, Person[]]} */ ([name, rows.filter((person) => person.group_id === group_id)]),
  );
  const rest = rows.filter(({ group_id }) => !shown.groups.some((group) => group.group_id === group_id));
  const left = rest.filter(({ role }) => role === 'participant');
  const others = rest.filter(({ role }) => role !== 'participant');
  const apart = /** @type {Array<[string, Person[]]>} */ ([
    [t('In no group'), left],
    [t('Leading and looking on'), others],
  ]);
  return [...placed, ...apart.filter(([, people]) => people.length > 0)];
};

/** Those who want something stand first; otherwise nobody moves about. @param {readonly Person[]} people */
const inOrder = (people) => [...people].sort((a, b) => weight(a) - weight(b));

/** @param {Person} person */
const weight = ({ hand, role }) => {
  if (hand) {
    return 0;
  }
  return role === 'participant' ? 1 : 2;
};

/** @param {Snapshot} shown @param {Ports} ports */
const summary = (shown, ports) => {
  const { typing = 0, drawing = 0, online = [], done = 0 } = ports.store.presence.value;
  const all = participants(shown);
  const here = all.filter(({ person_id }) => online.includes(person_id)).length;
  const zero = atZero(shown, ports.store.presence.value);
  return html`<p class="roster__sum"><span>${t('{n} of {all} here', { n: here, all: all.length })}</span>${typing + drawing > 0 ? html`<span>${icon('pen-line')}${tn('{n} is writing now', '{n} are writing now', typing + drawing)}</span>` : nothing}
    ${done > 0 ? html`<span>${icon('check')}${t('{n} done', { n: done })}</span>` : nothing}</p>
    ${zero.length > 0 ? html`<button class="button button--small" type="button" @click=${() => void nudgeAll(zero, ports)}>${icon('bell')}${tn('Encourage the one at zero', 'Encourage the {n} at zero', zero.length)}</button>` : nothing}`;
};

/** @param {Snapshot} shown @param {Person} person @param {Ports} ports */
const row = (shown, person, ports) => {
  const state = stateOf(shown, ports.store.presence.value, person);
  const me = person.person_id === shown.me.person_id;
  return html`<li class="roster__row" data-person=${person.person_id} data-here=${state.here}>
  ${icon(state.here ? 'circle' : 'smartphone', state.here ? 'icon--solid roster__here' : 'roster__away')}
  <span class="roster__name"><strong>${person.name}</strong> <span class="hint">${about(person, state.here, me)}</span></span>
  <span class="roster__marks">${marks(shown, person, state, ports)}</span>
  ${me ? nothing : html`<button class="button button--small button--icon button--quiet" type="button" aria-haspopup="menu" aria-label=${t('{name}: actions', { name: person.name })} @click=${(/** @type {Event} */ event) => personMenu(anchorOf(event), shown, person, ports)}>${icon('ellipsis')}</button>`}</li>`;
};

/** @param {Person} person @param {boolean} here @param {boolean} me */
const about = (person, here, me) =>
  [
    person.side,
    person.role === 'participant' ? '' : roleName(person.role),
    person.decider ? t('decides') : '',
    me ? t('you') : '',
    person.device ? '' : t('no device'),
    here || !person.device ? '' : t('offline'),
  ]
    .filter(Boolean)
    .join(', ');

/** @param {Snapshot} shown @param {Person} person @param {import("./person-state.js").State} state @param {Ports} ports */
const marks = (shown, person, state, ports) => {
  const at = ports.store.presence.value.told?.at;
  const notes = namedNotes(shown, person.person_id);
  return html`${person.hand ? badge('hand', t('Hand up'), 'badge--warn') : nothing}
    ${person.done ? badge('check', t('Done'), 'badge--ok') : nothing}
    ${notes > 0 ? html`<span class="badge" title=${tn('{n} note', '{n} notes', notes)}>${icon('sticky-note')}${notes}<span class="visually-hidden"> ${t('notes')}</span></span>` : nothing}
    ${state.contributed && notes === 0 && !person.done ? badge('check', t('contributed'), 'badge--ok') : nothing}
    ${state.atZero && notes === 0 && !person.done ? html`<span class="badge badge--quiet">${at ? t('nothing by {time}', { time: timeOfDay(at) }) : t('nothing yet')}</span>` : nothing}`;
};

/** @param {string} name @param {string} text @param {string} look */
const badge = (name, text, look) => html`<span class=${`badge ${look}`}>${icon(name)}${text}</span>`;

/** @param {string} role */
const roleName = (role) => ({ facilitator: t('Facilitator'), observer: t('Observer') })[role] ?? role;

/** @param {Ports} ports */
const add = async ({ act }) => {
  const name = await askText({
    title: t('Someone without a device'),
    label: t('Their name'),
    hint: t('You write their notes for them: open the menu beside their name.'),
    action: t('Add'),
    most: 60,
  });
  if (name) {
    act(addPerson(name));
  }
};
