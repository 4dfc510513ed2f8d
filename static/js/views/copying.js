/** A button that copies a text and says that it did. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { signal } from '../lib/signals.js';
import { toast } from '../lib/toast.js';

const SAYS_MS = 4000;
/** Which text was copied last. */
const copied = signal('');

/**
 * @param {string} label what is copied, said with the button's word
 * @param {string} text @param {{field?: string, word?: string}} [more] the id of a field to choose the text in where there is no clipboard, and
 *   what the button says instead of Copy
 */
export const copyButton = (label, text, { field = '', word = t('Copy') } = {}) => {
  const is = copied.value === `${label} ${text}`;
  return html`<button class="button button--small" type="button" @click=${() => void copy(label, text, field)}>${icon(is ? 'check' : 'copy')}<span>${is ? t('Copied') : word}<span class="visually-hidden">: ${label}</span></span></button>`;
};

/** @param {string} label @param {string} text @param {string} field */
const copy = async (label, text, field) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Plain http has no clipboard: what is to be copied is chosen, and the keys do it.
    const shown = /** @type {HTMLTextAreaElement | null} */ (document.getElementById(field));
    shown?.focus();
    shown?.select();
    toast(t('Your browser does not let this page copy. The text is chosen: copy it with Ctrl and C.'));
    return;
  }
  const mine = `${label} ${text}`;
  copied.value = mine;
  toast(t('Copied: {what}', { what: label }));
  setTimeout(() => {
    if (copied.peek() === mine) {
      copied.value = '';
    }
  }, SAYS_MS);
};
