/** What people should know at the door: who leads, and between which two teams they choose. Kept as soon as a field is left. */

import { ask } from '../../lib/dialog.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { updatePerson, updateSession } from '../../model/commands-leading.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {{act: (command: import("../../types.d.ts").Command) => unknown}} Ports */

const MOST = 60;

/** @param {Snapshot} shown @param {Ports} ports */
export const teamsPart = (
  shown,
  ports,
) => html`<section class="panel" aria-labelledby="door"><h2 id="door">${t('Before people come in')}</h2>
  ${teamsForm(shown, ports, 'door')}</section>`;

/** The same later on, from the menu of the session. @param {() => Snapshot} shown @param {Ports} ports */
export const askTeams = (shown, ports) =>
  ask(
    t('Your name and the teams'),
    (close) =>
      html`${teamsForm(shown(), ports, 'teams')}<div class="buttons"><button class="button button--primary" type="button" @click=${() => close(true)}>${t('Done')}</button></div>`,
  );

/** @param {Snapshot} shown @param {Ports} ports @param {string} place of which there may be two in a page */
const teamsForm = (shown, ports, place) => {
  const [one = '', other = ''] = shown.session.settings.sides ?? [];
  const keep = (/** @type {Event} */ event) => {
    event.preventDefault();
    save(new FormData(/** @type {HTMLFormElement} */ (event.currentTarget)), shown, ports);
  };
  return html`<form class="stack" @change=${keep} @submit=${keep}><div class="door">${field(`${place}-name`, t('Your name, as people see it'), shown.me.name)}
    ${field(`${place}-one`, t('One team'), one)}${field(`${place}-other`, t('The other team'), other)}</div>
    <p class="hint">${t('With two teams, people say at the door which is theirs; turns then alternate and groups are mixed. Leave both empty if there is only one.')}</p></form>`;
};

/** @param {string} id @param {string} label @param {string} value */
const field = (id, label, value) =>
  html`<div class="field"><label for=${id}>${label}</label><input class="input" id=${id} name=${id.split('-')[1] ?? ''} autocomplete="off" maxlength=${MOST} .value=${value}></div>`;

/** @param {FormData} data @param {Snapshot} shown @param {Ports} ports */
const save = (data, { me, session }, { act }) => {
  const [name, one, other] = ['name', 'one', 'other'].map((key) => String(data.get(key) ?? '').trim());
  const [, , ...more] = session.settings.sides ?? [];
  const sides = [...new Set([one, other, ...more].filter(Boolean))];
  if (name && name !== me.name && me.person_id) {
    act(updatePerson(me.person_id, { name }));
  }
  if (sides.join('\n') !== (session.settings.sides ?? []).join('\n')) {
    act(updateSession({ settings: { sides, asks_side: sides.length > 1 } }));
  }
};
