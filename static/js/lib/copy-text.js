/** Copying what stands elsewhere on a page: where there is no clipboard, as on plain http, it is shown to be copied by hand. */

import { ask } from './dialog.js';
import { html } from './html.js';
import { t } from './i18n.js';
import { toast } from './toast.js';

/** @param {string} title what it is, said over the text @param {string} text @param {string} [done] what is said once it is copied */
export const copyText = async (title, text, done = t('Link copied')) => {
  try {
    await navigator.clipboard.writeText(text);
    toast(done);
  } catch {
    await showText(title, text);
  }
};

/** @param {string} title @param {string} text */
export const showText = (title, text) =>
  ask(
    title,
    () => html`<label class="field"><span class="hint">${t('Choose the text and copy it.')}</span>
    <textarea class="input" rows="3" readonly .value=${text} @focus=${(/** @type {any} */ event) => event.target.select()}></textarea></label>`,
  );
