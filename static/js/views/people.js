/** The roster: who is here, on which side, who has contributed; never what they wrote where names are off. */

import { askText, confirm } from '../lib/dialog.js';
import { anchorOf } from '../lib/field.js';
import { html, nothing, repeat } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { openMenu } from '../lib/menu.js';
import { addPerson, promotePerson, removePerson } from '../model/commands.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Person} Person */
/** @typedef {{store: import("../model/store.js").Store, act: (command: import("../types.d.ts").Command) => unknown}} Ports */

/** @param {Snapshot} shown @param {Ports} ports */
export const roster = (shown, ports) => {
  const people = shown.people.filter(({ removed }) => !removed);
  const { online = [], contributed = [] } = ports.store.presence.value;
  return html`<section class="panel" aria-labelledby="roster"><header class="region__head"><h2 id="roster">${t('People')} <span class="count">${people.length}</span></h2>
    <button class="button button--small" type="button" @click=${() => void add(ports)}>${icon('user-plus')}${t('Add someone without a device')}</button></header>
    <ul class="roster">${repeat(
      people,
      ({ person_id }) => person_id,
      (person) =>
        row(
          shown,
          person,
          { here: online.includes(person.person_id), wrote: contributed.includes(person.person_id) },
          ports,
        ),
    )}</ul></section>`;
};

/** @param {Snapshot} shown @param {Person} person @param {{here: boolean, wrote: boolean}} state @param {Ports} ports */
const row = (shown, person, { here, wrote }, ports) => html`<li class="roster__row">
  ${icon(here ? 'check' : 'wifi-off', here ? 'roster__here' : 'roster__away')}
  <span class="roster__name"><strong>${person.name}</strong>${person.side ? html` <span class="muted">${person.side}</span>` : nothing}</span>
  <span class="hint">${roleName(person.role)}${person.device ? nothing : html`, ${t('no device')}`}${here || !person.device ? nothing : html`, ${t('not connected')}`}</span>
  ${wrote ? html`<span class="badge badge--ok">${icon('check')}${t('contributed')}</span>` : nothing}
  ${person.person_id === shown.me.person_id ? html`<span class="hint">${t('you')}</span>` : html`<button class="button button--small button--icon button--quiet" type="button" aria-label=${t('{name}: actions', { name: person.name })} @click=${(/** @type {Event} */ event) => menu(anchorOf(event), person, ports)}>${icon('ellipsis')}</button>`}</li>`;

/** @param {string} role */
const roleName = (role) =>
  ({ facilitator: t('Facilitator'), participant: t('Participant'), observer: t('Observer') })[role] ?? role;

/** @param {HTMLElement} anchor @param {Person} person @param {Ports} ports */
const menu = (anchor, person, ports) => {
  const { act } = ports;
  openMenu(anchor, person.name, [
    person.role === 'facilitator'
      ? {
          label: t('Make a participant'),
          icon: 'user',
          run: () => act(promotePerson(person.person_id, 'participant')),
        }
      : {
          label: t('Make a facilitator'),
          icon: 'star',
          run: () => act(promotePerson(person.person_id, 'facilitator')),
        },
    null,
    { label: t('Send out'), icon: 'log-out', danger: true, run: () => void remove(person, ports) },
  ]);
};

/** @param {Person} person @param {Ports} ports */
const remove = async (person, { act }) => {
  const sure = await confirm({
    title: t('Send {name} out?', { name: person.name }),
    text: t('They can no longer read or write here. What they made stays.'),
    action: t('Send out'),
    danger: true,
  });
  if (sure) {
    act(removePerson(person.person_id));
  }
};

/** @param {Ports} ports */
const add = async ({ act }) => {
  const name = await askText({
    title: t('Someone without a device'),
    label: t('Their name'),
    hint: t('They can lead a proposal or take a first step, and are named in the record.'),
    action: t('Add'),
    most: 60,
  });
  if (name) {
    act(addPerson(name));
  }
};
