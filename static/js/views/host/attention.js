/** Who wants the facilitator: hands that are up, and questions asked in private, to answer or to show to everyone. */

import { askText } from '../../lib/dialog.js';
import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { signal } from '../../lib/signals.js';
import { toast } from '../../lib/toast.js';
import { lowerHand, releaseQuestion, sendNotice } from '../../model/commands-leading.js';
import { personName } from '../../model/select.js';
import { atTheDoor, doorRow } from './door.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Question} Question */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

const KEPT = 'wishwall.settled';
/** More questions than a day of workshops brings. */
const MOST = 200;

/** What was dealt with before the page was loaded again. @returns {ReadonlySet<string>} */
const kept = () => {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEPT) ?? '[]'));
  } catch {
    return new Set();
  }
};

/** Questions that this device has dealt with; they stay in the session. */
const settled = signal(kept());

/** @param {Snapshot} shown */
const hands = ({ people }) => people.filter(({ hand, removed }) => hand && !removed);

/** @param {Snapshot} shown */
const open = ({ questions }) =>
  questions.filter(
    ({ question_id, released, mine }) => !released && !mine && !settled.value.has(question_id),
  );

/** @param {Snapshot} shown @param {Ports} ports */
export const attention = (shown, ports) => {
  const up = hands(shown);
  const asked = open(shown);
  const door = atTheDoor(ports.store);
  const all = up.length + asked.length + door.length;
  if (all === 0) {
    return nothing;
  }
  return html`<section class="attention" aria-labelledby="attention"><h2 id="attention">${t('For you')} <span class="count">${all}</span></h2>
    <ul class="attention__list">${door.map((person) => doorRow(person, ports))}${up.map(
      ({
        person_id,
        name,
      }) => html`<li class="attention__one">${icon('hand')}<p><strong>${name}</strong> ${t('has a hand up')}</p>
      <div class="buttons"><button class="button button--small" type="button" @click=${() => ports.act(lowerHand(person_id))}>${t('Put it down')}<span class="visually-hidden">: ${name}</span></button></div></li>`,
    )}${asked.map((question) => one(shown, question, ports))}</ul></section>`;
};

/** @param {Snapshot} shown @param {Question} question @param {Ports} ports */
const one = (shown, question, ports) => {
  const name = personName(shown, question.person_id);
  return html`<li class="attention__one">${icon('circle-help')}<div><p><strong>${name}</strong> ${t('asks you privately')}</p><blockquote class="attention__words">${question.text}</blockquote></div>
    <div class="buttons"><button class="button button--small" type="button" @click=${() => void answer(question, name, ports)}>${icon('message-circle')}${t('Answer')}</button>
      <button class="button button--small" type="button" @click=${() => ports.act(releaseQuestion(question.question_id))}>${icon('eye')}${t('Show to everyone')}</button>
      <button class="button button--small button--quiet" type="button" @click=${() => settle(question.question_id)}>${t('Settled')}</button></div></li>`;
};

/** @param {string} id */
const settle = (id) => {
  settled.value = new Set([...settled.value, id].slice(-MOST));
  try {
    localStorage.setItem(KEPT, JSON.stringify([...settled.value]));
  } catch {
    // Without storage it comes back with the next load.
  }
};

/** @param {Question} question @param {string} name @param {Ports} ports */
const answer = async ({ question_id, text, person_id }, name, { act }) => {
  const words = await askText({
    title: t('Answer {name}', { name }),
    label: t('What do you say?'),
    hint: text,
    action: t('Send'),
    most: 280,
  });
  if (words && person_id) {
    act(sendNotice(person_id, words));
    settle(question_id);
    toast(t('It goes to {name} alone', { name }));
  }
};

/** Shown ones, kept in sight for the talk. @param {Snapshot} shown */
export const releasedQuestions = ({ questions }) => {
  const released = questions.filter((question) => question.released);
  return released.length > 0
    ? html`<details class="fold"><summary>${t('Questions shown to everyone')} <span class="count">${released.length}</span></summary><ul class="plain">${released.map(({ text }) => html`<li>${text}</li>`)}</ul></details>`
    : nothing;
};
