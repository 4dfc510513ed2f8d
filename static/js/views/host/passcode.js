/** The passcode that facilitators' links ask for: set, changed, or taken away. */

import { ask } from '../../lib/dialog.js';
import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { toast } from '../../lib/toast.js';

/** @typedef {{passcode: import("../../net/passcode.js").PasscodeCalls}} Ports */
/** @typedef {{passcode: string | null}} Choice */

const LEAST = 8;

/** @param {Ports} ports */
export const openPasscode = async ({ passcode }) => {
  try {
    const { set } = await passcode.read();
    /** @type {Choice | null} */
    const choice = await ask(t("Passcode of facilitators' links"), (close) => form(close, set));
    if (choice) {
      const now = await passcode.set(choice.passcode);
      toast(
        now.set
          ? t("Facilitators' links ask for it from now on.")
          : t("Facilitators' links open without one again."),
      );
    }
  } catch {
    toast(t('That did not work. Try again in a moment.'));
  }
};

/** @param {(choice: Choice | null) => void} close @param {boolean} isSet */
const form = (close, isSet) => {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const { value } = /** @type {HTMLInputElement} */ (
      /** @type {HTMLElement} */ (event.target).querySelector('input')
    );
    close({ passcode: value });
  };
  return html`<form @submit=${submit}>
    <p>${t('Whoever opens a link that leads this session is then asked for it as well. Tell it to the other facilitators, not in the message with the link. Whoever is in stays in.')}</p>
    <div class="field"><label for="new-passcode">${isSet ? t('Another passcode') : t('Passcode')}</label>
      <p class="hint" id="new-passcode-hint">${t('At least {n} characters: three or four words are easy to say and hard to guess.', { n: LEAST })}</p>
      <input class="input" id="new-passcode" autocomplete="off" minlength=${LEAST} maxlength="128" aria-describedby="new-passcode-hint" spellcheck="false" required autofocus></div>
    <div class="buttons"><button class="button button--primary" type="submit">${icon('lock')}${isSet ? t('Change it') : t('Ask for it')}</button>
      ${isSet ? html`<button class="button" type="button" @click=${() => close({ passcode: null })}>${icon('lock-open')}${t('Ask for none')}</button>` : nothing}
      <button class="button" type="button" @click=${() => close(null)}>${t('Cancel')}</button></div></form>`;
};
