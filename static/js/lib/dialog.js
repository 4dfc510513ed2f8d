/** Questions in a native dialog: focus is kept inside, Escape says no, and focus returns afterwards. */

import { html, nothing, render } from './html.js';
import { t } from './i18n.js';
import { icon } from './icon.js';

let count = 0;

/** What every dialog holds, so that what is said while it is open is heard: see say.js. */
export const liveRegions = () => html`
  <div class="visually-hidden" aria-live="polite" data-live="polite"></div>
  <div class="visually-hidden" aria-live="assertive" data-live="assertive"></div>`;

/**
 * @param {string} title
 * @param {(close: (value: any) => void) => unknown} body
 * @param {{wide?: boolean}} [look]
 * @returns {Promise<any>} what was closed with; null when the person left
 */
export const ask = (title, body, { wide = false } = {}) =>
  new Promise((resolve) => {
    count += 1;
    const dialog = document.createElement('dialog');
    const id = `dialog-${count}`;
    dialog.className = wide ? 'dialog--wide' : '';
    dialog.setAttribute('aria-labelledby', id);
    document.body.append(dialog);
    /** @type {any} */
    let value = null;
    const close = (/** @type {any} */ answer) => {
      value = answer;
      dialog.close();
    };
    dialog.addEventListener('close', () => {
      render(nothing, dialog);
      dialog.remove();
      resolve(value);
      // What it was asked from may be gone, with what was answered.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) {
          document.getElementById('main')?.focus({ preventScroll: true });
        }
      });
    });
    render(
      html`<div class="dialog__head"><h2 id=${id}>${title}</h2>
        <button class="button button--icon button--quiet" type="button" aria-label=${t('Close')} @click=${() => close(null)}>${icon('x')}</button></div>
        <div class="dialog__body">${body(close)}</div>${liveRegions()}`,
      dialog,
    );
    dialog.showModal();
    /** @type {HTMLElement | null} */ (dialog.querySelector('[autofocus], input, textarea'))?.focus();
  });

/**
 * @param {{title: string, label: string, hint?: string, value?: string, action: string, most?: number}} question
 * @returns {Promise<string | null>} the trimmed text, never empty
 */
export const askText = (question) => ask(question.title, (close) => textForm(question, close));

/**
 * One line to fill in; `other` is one more answer that can be given instead.
 * @template T
 * @param {{label: string, hint?: string, value?: string, action: string, most?: number}} question
 * @param {(answer: string | T | null) => void} close @param {{label: string, answer: T}} [other]
 */
export const textForm = ({ label, hint, value = '', action, most = 120 }, close, other) => {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (
      /** @type {HTMLElement} */ (event.target).querySelector('input')
    );
    if (field.value.trim()) {
      close(field.value.trim());
    } else {
      field.focus();
    }
  };
  return html`<form @submit=${submit}>
      <div class="field"><label for="asked">${label}</label>
        ${hint ? html`<p class="hint" id="asked-hint">${hint}</p>` : nothing}
        <input class="input" id="asked" aria-describedby="asked-hint" autocomplete="off" maxlength=${most} .value=${value} required></div>
      <div class="buttons"><button class="button button--primary" type="submit">${action}</button>
        ${other ? html`<button class="button" type="button" @click=${() => close(other.answer)}>${other.label}</button>` : nothing}
        <button class="button" type="button" @click=${() => close(null)}>${t('Cancel')}</button></div></form>`;
};

/**
 * @param {{title: string, text: string, action: string, danger?: boolean, warning?: string}} question
 * @returns {Promise<boolean>}
 */
export const confirm = async ({ title, text, action, danger = false, warning = '' }) =>
  (await ask(
    title,
    (
      close,
    ) => html`<p>${text}</p>${warning ? html`<div class="notice notice--warning">${icon('triangle-alert')}<p>${warning}</p></div>` : nothing}<div class="buttons">
      <button class=${danger ? 'button button--danger' : 'button button--primary'} type="button" @click=${() => close(true)}>${action}</button>
      <button class="button" type="button" autofocus @click=${() => close(false)}>${t('Cancel')}</button></div>`,
  )) === true;
