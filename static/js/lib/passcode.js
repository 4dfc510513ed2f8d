/** Asks for the passcode of a link until it opens, or the person leaves. */

import { ask } from './dialog.js';
import { html, nothing } from './html.js';
import { t } from './i18n.js';
import { icon } from './icon.js';

/** @typedef {{code?: string, field?: string}} No */

/**
 * @param {(passcode: string) => Promise<unknown>} open refuses with the field `passcode` for a wrong one
 * @param {unknown} refusal what to fail with if nobody says one
 */
export const askFor = async (open, refusal) => {
  for (let wrong = ''; ; ) {
    const given = await ask(t('This link asks for a passcode'), (close) => form(close, wrong));
    if (given === null) {
      throw refusal;
    }
    try {
      await open(given);
      return;
    } catch (error) {
      wrong = why(/** @type {No} */ (error));
      if (!wrong) {
        throw error;
      }
    }
  }
};

/** @param {No} error what a person can mend is said; nothing for the rest */
const why = ({ code, field }) => {
  if (code === 'rate_limited') {
    return t('Those were many tries. Wait a few minutes, then try again.');
  }
  return field === 'passcode' ? t('That is not the passcode. Try again, or ask whoever set it.') : '';
};

/** @param {(given: string | null) => void} close @param {string} wrong */
const form = (close, wrong) => {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const { value } = /** @type {HTMLInputElement} */ (
      /** @type {HTMLElement} */ (event.target).querySelector('input')
    );
    close(value);
  };
  return html`<form @submit=${submit}><p>${t('Whoever leads this session has set one, so that the link alone opens nothing.')}</p>
    <div class="field"><label for="passcode">${t('Passcode')}</label>
      ${wrong ? html`<p class="field__error" id="passcode-wrong" role="alert">${wrong}</p>` : nothing}
      <input class="input" id="passcode" type="password" autocomplete="current-password" maxlength="128" aria-describedby=${wrong ? 'passcode-wrong' : nothing} aria-invalid=${wrong ? 'true' : nothing} required autofocus></div>
    <div class="buttons"><button class="button button--primary" type="submit">${icon('arrow-right')}${t('Go in')}</button></div></form>`;
};
