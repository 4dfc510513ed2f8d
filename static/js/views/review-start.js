/** A session that begins with this one's proposals. */

import { html, nothing } from '../lib/html.js';
import { contentLanguage, t, tn } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { signal } from '../lib/signals.js';
import { reason } from './reason.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */

/** @param {{calls: import("../net/afterwards.js").AfterwardsCalls}} ports */
export const createReviewStart = ({ calls }) => {
  const wrong = signal('');
  const asksCode = signal(false);
  const going = signal(false);

  /** @param {SubmitEvent} event */
  const start = async (event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const code = String(data.get('start_code') ?? '');
    going.value = true;
    wrong.value = '';
    try {
      const made = await calls.review({
        title: String(data.get('title') ?? '').trim(),
        language: contentLanguage(),
        ...(code ? { start_code: code } : {}),
      });
      location.assign(`/s/${made.code}/host`);
    } catch (error) {
      const refused = /** @type {{code?: string, message: string, field?: string}} */ (error);
      asksCode.value = asksCode.peek() || refused.field === 'start_code';
      wrong.value =
        refused.field === 'start_code'
          ? t('This board asks for a start code. Its owner knows it.')
          : refused.code
            ? reason({ code: refused.code, message: refused.message })
            : t('There is no line to the server just now. Try again in a moment.');
      going.value = false;
    }
  };

  /** @param {Snapshot} shown */
  const view = (shown) => {
    const n = shown.proposals.length;
    return html`<section class="panel" aria-labelledby="review-title"><h2 id="review-title">${t('Review session')}</h2>
      <p>${t('A new session with a plan of its own: what happened, how far are we, next steps. It begins with the proposals of this one, as they stand now, each with where it came from.')}</p>
      ${
        n > 0
          ? html`<form @submit=${(/** @type {SubmitEvent} */ event) => void start(event)}><div class="field"><label for="review-name">${t('What is it called?')}</label>
        <input class="input" id="review-name" name="title" maxlength="120" required autocomplete="off" .value=${t('Review: {session}', { session: shown.session.title }).slice(0, 120)}></div>
        ${asksCode.value ? html`<div class="field"><label for="review-code">${t('Start code')}</label><input class="input" id="review-code" name="start_code" type="password" autocomplete="off"></div>` : nothing}
        ${wrong.value ? html`<p class="field__error" role="alert">${wrong.value}</p>` : nothing}
        <div class="buttons"><button class="button button--primary" type="submit" ?disabled=${going.value}>${icon('play')}${tn('Start with {n} proposal', 'Start with {n} proposals', n)}</button></div></form>`
          : html`<p class="hint">${t('There are no proposals to begin with yet.')}</p>`
      }</section>`;
  };

  return { view };
};
