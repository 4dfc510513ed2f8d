/** At the close: one line of thanks to somebody, for them alone or for all to read, as is said before it is sent. */

import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { say } from '../../lib/say.js';
import { giveThanks } from '../../model/commands.js';
import { personName } from '../../model/select.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Thanks} Thanks */
/** @typedef {{act: (command: import("../../types.d.ts").Command) => unknown}} Ports */

const MOST = 140;
const GIVERS = ['participant', 'facilitator'];

/** Nothing but the fold while nobody was thanked. @param {Snapshot} shown @param {Ports} ports */
export const thanksPart = (shown, ports) => {
  const { me, session, thanks = [] } = shown;
  const toMe = thanks.filter(({ to }) => to === me.person_id);
  const mine = thanks.filter(({ from }) => from === me.person_id);
  const others = thanks.filter(({ from, to }) => me.person_id !== from && me.person_id !== to);
  const may = session.state !== 'closed' && GIVERS.includes(me.role);
  return html`${lines(t('Thanks to you'), toMe, shown)}${lines(t('Thanks for all to read'), others, shown)}${lines(t('Thanks from you'), mine, shown)}
    ${may ? form(shown, mine, ports) : nothing}`;
};

/** @param {string} title @param {readonly Thanks[]} thanks @param {Snapshot} shown */
const lines = (title, thanks, shown) =>
  thanks.length > 0
    ? html`<section class="panel thanks" aria-label=${title}><h2 class="waiting__plan">${title}</h2><ul class="stack">${thanks.map((one) => line(one, shown))}</ul></section>`
    : nothing;

/** @param {Thanks} one @param {Snapshot} shown */
const line = ({ from, to, text, shared }, shown) => {
  const names = t('{giver} to {receiver}', {
    giver: personName(shown, from),
    receiver: personName(shown, to),
  });
  return html`<li><p>${text}</p><p class="hint">${names}</p>${shared ? nothing : html`<p class="line-state">${icon('lock')}${t('between the two of you')}</p>`}</li>`;
};

/** @param {Snapshot} shown @param {readonly Thanks[]} mine @param {Ports} ports */
const form = (shown, mine, ports) => {
  const thanked = new Set(mine.map(({ to }) => to));
  const people = shown.people.filter(
    ({ person_id, role, removed }) =>
      person_id !== shown.me.person_id && GIVERS.includes(role) && !removed && !thanked.has(person_id),
  );
  return people.length > 0
    ? html`<details class="fold"><summary>${t('Thank someone')}</summary><form class="stack thanks__form" @submit=${(/** @type {SubmitEvent} */ event) => send(event, people, ports)}>
      <label class="field"><span>${t('Whom')}</span><select class="input" name="to">${people.map(({ person_id, name }) => html`<option value=${person_id}>${name}</option>`)}</select></label>
      <label class="field"><span>${t('For what, in one line')}</span><input class="input" name="text" maxlength=${MOST} required autocomplete="off"></label>
      <fieldset class="choices"><legend>${t('Who reads it')}</legend>
        <label class="choice"><input type="radio" name="who" value="private" checked><span>${t('Only they')}</span></label>
        <label class="choice"><input type="radio" name="who" value="shared"><span>${t('Everyone here')}</span></label></fieldset>
      <p class="hint">${t('Your name stands with it, and it cannot be taken back. It is no part of what is anonymous.')}</p>
      <div class="buttons"><button class="button" type="submit">${icon('heart')}${t('Say thank you')}</button></div></form></details>`
    : nothing;
};

/** @param {SubmitEvent} event @param {import("../../types.d.ts").Person[]} people @param {Ports} ports */
const send = (event, people, { act }) => {
  event.preventDefault();
  const sheet = /** @type {HTMLFormElement} */ (event.target);
  const data = new FormData(sheet);
  const to = String(data.get('to'));
  const text = String(data.get('text') ?? '').trim();
  if (text) {
    act(giveThanks(to, text, data.get('who') === 'shared'));
    say(t('{name} is thanked.', { name: people.find(({ person_id }) => person_id === to)?.name ?? '' }));
    sheet.reset();
  }
};
