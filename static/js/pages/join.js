/** The door: one field, and in. Who has been in before on this device goes straight on. */

import { hasSeat, rememberSeat } from '../lib/been-here.js';
import { cleanCode, isCode, shownCode } from '../lib/code.js';
import { fieldValue } from '../lib/field.js';
import { html, nothing } from '../lib/html.js';
import { contentLanguage, t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { keepTyped } from '../lib/keep-typed.js';
import { afterDrawing, mount, openPage, viewHost } from '../lib/page.js';
import { part } from '../lib/part.js';
import { signal } from '../lib/signals.js';
import { door, join, loadSnapshot, Refused } from '../net/api.js';
import { askAtDoor } from '../net/waiting.js';
import { reason } from '../views/reason.js';

const { code } = await openPage();
const found = signal(/** @type {any} */ (null));
const trouble = signal('');
const busy = signal(false);
const known = signal('');
const waits = signal('');
/** Whoever stops waiting and begins again has another round. */
let round = 0;
/** Whoever was turned away need not type it again. */
let typed = '';
const doorPart = part(() => import('../views/at-the-door.js'));

/** @param {SubmitEvent} event */
const enter = async (event) => {
  event.preventDefault();
  const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const name = String(data.get('name') ?? '').trim();
  const side = data.get('side');
  if (!name) {
    trouble.value = t('Enter your name.');
    document.getElementById('name')?.focus();
    return;
  }
  // Pressed twice in one breath: the button is not drawn as busy yet.
  if (busy.peek()) {
    return;
  }
  busy.value = true;
  trouble.value = '';
  typed = name;
  try {
    const person = { name, language: contentLanguage(), ...(side ? { side: String(side) } : {}) };
    const came = await join(code, person);
    if (came.waiting && !(await waitToBeLetIn(person, came.waiting))) {
      return;
    }
    rememberSeat(code);
    location.assign(`/s/${code}/me`);
  } catch (error) {
    // Also whoever waited, was forgotten and may not knock again: nobody asks for them any more.
    stopWaiting();
    trouble.value =
      error instanceof Refused ? reason(error) : t('We cannot reach the server. Try again in a moment.');
  }
};

/** @param {{name: string}} person @param {string} knock @returns {Promise<boolean>} whether they are in */
const waitToBeLetIn = async (person, knock) => {
  const { turnedAway, waitAtDoor } = await doorPart.come();
  let asked = knock;
  round += 1;
  const mine = round;
  waits.value = person.name;
  focusOn('at-the-door');
  for (;;) {
    const outcome = await waitAtDoor(() => askAtDoor(code, asked));
    if (mine !== round) {
      return false;
    }
    if (outcome === 'in') {
      return true;
    }
    if (outcome === 'away') {
      stopWaiting();
      trouble.value = turnedAway();
      return false;
    }
    // The server began anew meanwhile, or the line was down for long: knock again.
    const again = await join(code, person);
    if (!again.waiting) {
      return true;
    }
    asked = again.waiting;
  }
};

const stopWaiting = () => {
  round += 1;
  waits.value = '';
  busy.value = false;
  focusOn('name');
};

/** What had the focus has made way for it. @param {string} id */
const focusOn = (id) => afterDrawing(() => document.getElementById(id)?.focus());

const joinForm = () => html`<form class="panel" @submit=${enter} novalidate>
  ${trouble.value ? html`<p class="error-summary" role="alert">${trouble.value}</p>` : nothing}
  <div class="field"><label for="name">${t('Your name')}</label><p class="hint" id="name-hint">${t('As you want others to see it.')}</p>
    <input class="input" id="name" name="name" maxlength="60" autocomplete="name" aria-describedby="name-hint" aria-invalid=${Boolean(trouble.value)} value=${typed} required autofocus></div>
  ${found.value.asks_side ? sides(found.value.sides) : nothing}
  <button class="button button--primary button--wide" type="submit" aria-disabled=${busy.value}>${t('Join')}</button></form>`;

/** @param {string[]} names */
const sides = (
  names,
) => html`<fieldset class="choices choices--row"><legend>${t('Which team are you from?')}</legend>
  ${names.map((name) => html`<label class="choice"><input type="radio" name="side" value=${name}><span>${name}</span></label>`)}</fieldset>`;

const again =
  () => html`<section class="panel joined"><h2>${t('Welcome back, {name}.', { name: known.value })}</h2>
  <a class="button button--primary button--wide" href=${`/s/${code}/me`}>${t('Go on where you were')}</a>
  <p class="hint">${t('Not {name}?', { name: known.value })} <button class="button button--quiet" type="button" @click=${() => {
    known.value = '';
  }}>${t('Join with another name')}</button></p></section>`;

const unknown = () => {
  const go = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const typed = cleanCode(
      String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('code') ?? ''),
    );
    if (isCode(typed)) {
      location.assign(`/j/${typed}`);
    } else {
      trouble.value = t('A code has eight letters and numbers, such as ABCD-2346.');
    }
  };
  const tidy = (/** @type {FocusEvent} */ event) => {
    const typed = cleanCode(fieldValue(event));
    if (isCode(typed)) {
      /** @type {HTMLInputElement} */ (event.target).value = shownCode(typed);
    }
  };
  return html`<h1>${t('We cannot find that session')}</h1><p class="lead">${t('The code may have a slip in it, or the session has ended.')}</p>
    <form class="panel" @submit=${go} novalidate>${trouble.value ? html`<p class="error-summary" role="alert">${trouble.value}</p>` : nothing}
    <div class="field"><label for="code">${t('Session code')}</label><input class="input input--code" id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="24" @blur=${tidy}></div>
    <button class="button button--primary button--wide" type="submit">${t('Join')}</button></form>`;
};

const inside =
  () => html`<div class="stack"><p class="hint">${t('You are joining')}</p><h1>${found.value.title}</h1></div>
  ${known.value ? again() : waits.value ? doorPart.with(({ waitingView }) => waitingView(waits.value, stopWaiting)) : joinForm()}
  ${found.value.open || known.value ? nothing : html`<p class="notice notice--warning">${icon('lock')}<span>${t('Joining is closed for now. Ask the facilitator to let you in.')}</span></p>`}
  <p class="hint">${t('Your name is seen by the people in this session.')}</p>`;

try {
  found.value = code ? await door(code) : null;
} catch {
  found.value = null;
}
if (found.value) {
  document.title = `${found.value.title} - Wishwall`;
  const before = await (hasSeat(code) ? loadSnapshot(code, 'me').catch(() => null) : null);
  known.value = before?.me?.name ?? '';
}
mount(() => (found.value ? inside() : unknown()), viewHost());
keepTyped();
