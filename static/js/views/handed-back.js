/** What stands on a page when something went wrong: why it is not saved, what was handed back, why there is no going on. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { loadAnew } from '../lib/load-anew.js';
import { afterDrawing } from '../lib/page.js';
import { postNote } from '../model/commands.js';
import { livePhase } from '../model/select.js';
import { bar } from './chrome.js';
import { picture } from './picture.js';
import { reason } from './reason.js';

/** @typedef {import("../model/store.js").Store} Store */
/** @typedef {import("../types.d.ts").Command} Command */
/** @typedef {import("../types.d.ts").Refusal} Refusal */
/** @typedef {import("./chrome.js").Act} Act */

/** What a person should know while the page goes on. @param {Store} store */
export const notices = ({ line, unsaved, homeless, adrift }) => {
  const why = unsaved.value;
  return html`${line.value === 'limited' ? bar('limited', 'info', t('Limited live updates: this network lets no steady line through. What you post is saved as ever.')) : nothing}
    ${homeless.value || adrift.value ? bar('memory', 'triangle-alert', t('This browser keeps nothing: what is not saved yet will not survive closing this tab.')) : nothing}
    ${why?.code === 'client_too_old' ? outOfDate() : why ? bar('unsaved', 'triangle-alert', html`${t('Not saved yet.')} ${reason(why)} ${t('It is sent again by itself.')}${why.incident ? html` ${t('Reference: {mark}', { mark: why.incident })}` : nothing}`) : nothing}`;
};

/** What waits goes with the newer page. */
const outOfDate = () => {
  loadAnew();
  return bar(
    'old',
    'refresh-cw',
    html`${t('This page is out of date')}. ${t('Load it again: what you wrote is kept on this device.')} ${again()}`,
  );
};

const again = () =>
  html`<button class="button button--small" type="button" @click=${() => location.reload()}>${t('Load the page again')}</button>`;

/** @param {Store} store @param {Act} [act] */
export const handedBack = (store, act) =>
  store.refusals.value.map((refusal) => {
    const place = act ? placeFor(refusal.command, store) : null;
    return html`<div class="notice notice--danger" role="alert" data-handed-back>${icon('triangle-alert')}<div>
      <p><strong>${t('This was not saved.')}</strong> ${reason(refusal.error)}</p>
      ${given(refusal.command)}
      <div class="buttons">
        ${copyOf(refusal.command)}
        ${act && place ? html`<button class="button button--small" type="button" @click=${() => postAnew(refusal, place, store, act)}>${icon('send')}${t('Post it as a new note')}</button>` : nothing}
        <button class="button button--small" type="button" @click=${() => drop(store, refusal)}>${t('Close this message')}</button>
      </div></div></div>`;
  });

/** The words and the picture of a command. @param {Command} command */
const given = (command) =>
  html`${words(command) ? html`<blockquote class="handed-back">${words(command)}</blockquote>` : nothing}${
    command.sketch || command.photo_id
      ? html`<div class="handed-back__picture">${picture(/** @type {any} */ ({ kind: command.sketch ? 'sketch' : 'photo', sketch: null, photo_id: null, ...command, caption: command.caption || t('A drawing') }))}</div>`
      : nothing
  }`;

/** @param {Command} command */
const copyOf = (command) =>
  words(command)
    ? html`<button class="button button--small" type="button" @click=${() => copy(words(command))}>${icon('copy')}${t('Copy the text')}</button>`
    : nothing;

/** @param {Command} command @returns {string} */
const words = ({ text, caption, title, fields }) =>
  text || caption || title || Object.values(fields ?? {}).join('\n') || '';

/** @param {string} text */
export const copy = (text) =>
  import('../lib/copy-text.js').then(({ copyText }) => copyText(t('Copy the text'), text, t('Copied')));

/** The focus goes to the next message, or to where the page begins. @param {Store} store @param {unknown} refusal */
const drop = (store, refusal) => {
  store.refusals.value = store.refusals.value.filter((other) => other !== refusal);
  afterDrawing(() => {
    if (document.activeElement === document.body) {
      const next = document.querySelector('[data-handed-back] button') ?? document.querySelector('#main');
      /** @type {HTMLElement | null} */ (next)?.focus();
    }
  });
};

/** The step in which a refused note, or change of a note, can become a note of its own. @param {Command} command @param {Store} store */
const placeFor = ({ type, text, sketch, photo_id }, store) => {
  const shown = store.shown.value;
  const phase = shown && shown.session.state !== 'closed' ? livePhase(shown) : null;
  const isNote = ['note.post', 'note.edit'].includes(type) && (text || sketch || photo_id);
  return isNote && phase?.kind === 'add' ? phase.phase_id : null;
};

/** @param {Refusal} refusal @param {string} phaseId @param {Store} store @param {Act} act */
const postAnew = (refusal, phaseId, store, act) => {
  const { text, sketch, caption, photo_id: photoId, colour, language } = refusal.command;
  const kind = photoId ? 'photo' : sketch ? 'sketch' : 'text';
  act(postNote({ kind, text, sketch, caption, photoId, phaseId, colour, language }));
  drop(store, refusal);
};

/** @param {{code: string, message: string}} trouble @param {string} code @param {Store} [store] */
export const troublePage = (trouble, code, store) => {
  const [title, text] = troubleWords(trouble.code);
  if (trouble.code === 'client_too_old') {
    loadAnew();
  }
  return html`<main class="page narrow" id="main" tabindex="-1"><h1>${title}</h1><p class="lead">${text}</p>
    ${store ? unsent(store) : nothing}
    <div class="buttons">${way(trouble.code, code)}
    <a class="button" href="/">${t('Go to the start page')}</a></div></main>`;
};

/** @param {string} trouble @param {string} code */
const way = (trouble, code) => {
  if (trouble === 'client_too_old' || trouble === 'internal') {
    return html`<button class="button button--primary" type="button" @click=${() => location.reload()}>${icon('refresh-cw')}${t('Load the page again')}</button>`;
  }
  return code
    ? html`<a class="button button--primary" href=${`/j/${code}`}>${t('Join the session')}</a>`
    : nothing;
};

/** What lies on this device and cannot be sent from here: nothing of it is lost without a word. @param {Store} store */
const unsent = ({ outbox, refusals }) => {
  const left = [
    ...outbox.value.filter(({ state, again }) => state !== 'landed' && !again),
    ...refusals.value,
  ].filter(({ command }) => words(command) || command.sketch || command.photo_id);
  return left.length > 0
    ? html`<section class="notice notice--warning stack" aria-labelledby="unsent"><div><h2 id="unsent">${t('This has not been sent')}</h2>
      <p>${t('It is still kept on this device. Copy what you want to keep.')}</p>
      ${left.map(({ command }) => html`${given(command)}<div class="buttons">${copyOf(command)}</div>`)}</div></section>`
    : nothing;
};

/** @param {string} code @returns {[string, string]} */
const troubleWords = (code) => {
  switch (code) {
    case 'unauthorised':
      return [
        t('This page needs its own link'),
        t(
          'Open the whole link that you were given, with everything behind the # sign. If you were taken out of the session, ask the facilitator.',
        ),
      ];
    case 'forbidden':
      return [
        t('This link does not open the session'),
        t(
          'It asks for a passcode that was not given, or a newer link has taken its place. Open it again, or ask the facilitator.',
        ),
      ];
    case 'no_place':
      return [
        t('This page has no place in the session any more'),
        t(
          'A facilitator took it out, or a newer link took over from this one. What you made stays. Ask the facilitator, or join again.',
        ),
      ];
    case 'not_found':
    case 'gone':
      return [
        t('We cannot find that session'),
        t('The code may have a slip in it, or the session has ended.'),
      ];
    case 'client_too_old':
      return [t('This page is out of date'), t('Load it again: what you wrote is kept on this device.')];
    default:
      return [
        t('That did not work'),
        t('Something went wrong on our side. Nothing you wrote is lost: try again in a moment.'),
      ];
  }
};
