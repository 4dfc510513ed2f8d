/** Saying where one proposal stands: a status, what happened, and who says it. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { signal } from '../lib/signals.js';
import { statusNames } from './proposal-fields.js';
import { reason } from './reason.js';

/** @typedef {import("../net/afterwards.js").Followed} Followed */
/** @typedef {{code: string, name: () => string, say: (said: {proposal_id: string, status: string, text: string, name?: string}) => Promise<void>}} Ports */

const STATUSES = ['doing', 'done', 'learnt', 'parked'];
const MOST_TEXT = 600;
/** The proposal whose form is open, what was wrong with it, and whether it is on its way. */
const open = signal('');
const wrong = signal('');
const going = signal(false);

/** @param {Followed} row @param {string} known who the reader is in the session, if anybody @param {Ports} ports */
export const followForm = (row, known, ports) => {
  const id = `say-${row.proposal_id}`;
  if (open.value !== row.proposal_id) {
    return html`<p class="buttons"><button class="button" type="button" @click=${() => begin(row.proposal_id)}>${icon('pencil')}<span>${t('Say where it stands')}<span class="visually-hidden">: ${row.title}</span></span></button></p>`;
  }
  const now = STATUSES.includes(row.status) ? row.status : 'doing';
  return html`<form class="follow__form" id=${id} @submit=${(/** @type {SubmitEvent} */ event) => void send(event, row, ports)}>
    <fieldset class="choices choices--row"><legend>${t('Where does it stand?')}</legend>${STATUSES.map(
      (status) =>
        html`<label class="choice"><input type="radio" name="status" value=${status} ?checked=${status === now}><span>${statusNames()[status]}</span></label>`,
    )}</fieldset>
    <div class="field"><label for=${`${id}-text`}>${t('What happened?')}</label><p class="hint" id=${`${id}-hint`}>${t('A line is enough. Others learn most from what did not work.')}</p>
      <textarea class="input" id=${`${id}-text`} name="text" rows="3" maxlength=${MOST_TEXT} aria-describedby=${`${id}-hint`}></textarea></div>
    <div class="field"><label for=${`${id}-name`}>${t('Your name')}</label>${known ? html`<p class="hint" id=${`${id}-known`}>${t('You are known here as {name}. Write a name only if you are somebody else.', { name: known })}</p>` : nothing}
      <input class="input" id=${`${id}-name`} name="name" autocomplete="name" maxlength="60" .value=${known ? '' : ports.name()} ?required=${!known} aria-describedby=${known ? `${id}-known` : nothing}></div>
    ${wrong.value ? html`<p class="field__error" role="alert">${wrong.value}</p>` : nothing}
    <div class="buttons"><button class="button button--primary" type="submit" ?disabled=${going.value}>${icon('send')}${going.value ? t('Saving') : t('Save')}</button>
      <button class="button" type="button" @click=${() => stop(row.proposal_id)}>${t('Cancel')}</button></div></form>`;
};

/** @param {string} id */
const begin = (id) => {
  open.value = id;
  wrong.value = '';
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      /** @type {HTMLElement | null} */ (
        document.querySelector(`#say-${CSS.escape(id)} input:checked`)
      )?.focus(),
    ),
  );
};

/** @param {string} id */
const stop = (id) => {
  open.value = '';
  document.getElementById(`row-${id}`)?.focus();
};

/** @param {SubmitEvent} event @param {Followed} row @param {Ports} ports */
const send = async (event, row, ports) => {
  event.preventDefault();
  const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const name = String(data.get('name') ?? '').trim();
  const said = {
    proposal_id: row.proposal_id,
    status: String(data.get('status')),
    text: String(data.get('text') ?? '').trim(),
    ...(name ? { name } : {}),
  };
  going.value = true;
  wrong.value = '';
  try {
    await ports.say(said);
    stop(row.proposal_id);
  } catch (error) {
    const refused = /** @type {{code?: string, message: string}} */ (error);
    wrong.value = refused.code
      ? reason({ code: refused.code, message: refused.message })
      : t('There is no line to the server just now. What you wrote is still here: try again in a moment.');
  } finally {
    going.value = false;
  }
};
