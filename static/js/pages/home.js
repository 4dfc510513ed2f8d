/** The start page: begin a session, or go to one by its code. */

import { cleanCode, isCode, shownCode } from '../lib/code.js';
import { contentLanguage, t } from '../lib/i18n.js';
import { keepTyped } from '../lib/keep-typed.js';
import { openPage } from '../lib/page.js';
import { door, Refused, startSession } from '../net/api.js';
import { reason } from '../views/reason.js';

await openPage();
const joinForm = /** @type {HTMLFormElement} */ (document.querySelector('[data-form=join]'));
const startForm = /** @type {HTMLFormElement} */ (document.querySelector('[data-form=start]'));
const codeField = /** @type {HTMLInputElement} */ (joinForm.elements.namedItem('code'));
const titleField = /** @type {HTMLInputElement} */ (startForm.elements.namedItem('title'));

const fileField = /** @type {HTMLInputElement} */ (startForm.elements.namedItem('run_sheet'));

/** @param {HTMLFormElement} form @param {HTMLInputElement} field @param {string} text */
const complain = (form, field, text) => {
  const errors = `[data-error="${field === fileField ? 'run_sheet' : ''}"]`;
  const error = /** @type {HTMLElement} */ (form.querySelector(errors));
  error.textContent = text;
  error.hidden = !text;
  field.setAttribute('aria-invalid', String(Boolean(text)));
  if (text) {
    field.focus();
  }
};

const goToSession = async () => {
  const code = cleanCode(codeField.value);
  if (!isCode(code)) {
    complain(joinForm, codeField, t('A code has eight letters and numbers, such as ABCD-2346.'));
    return;
  }
  try {
    await door(code);
    location.assign(`/j/${code}`);
  } catch (error) {
    const unknown = error instanceof Refused && error.status === 404;
    complain(
      joinForm,
      codeField,
      unknown
        ? t('There is no session with this code. Check it with the person who invited you.')
        : t('We cannot reach the server. Try again in a moment.'),
    );
  }
};

/** The plan to start from: a saved run sheet if one was chosen, else the template. @param {FormData} data */
const plan = async (data) => {
  const file = fileField.files?.[0];
  return file ? { run_sheet: JSON.parse(await file.text()) } : { template: String(data.get('template')) };
};

/** Why the session could not be started, beside the field that it is about. @param {unknown} error */
const explain = (error) => {
  const aboutFile =
    error instanceof SyntaxError || (error instanceof Refused && error.field?.startsWith('run_sheet'));
  const field = aboutFile ? fileField : titleField;
  if (aboutFile) {
    fileField.closest('details')?.setAttribute('open', '');
  }
  const said =
    error instanceof Refused ? reason(error) : t('We cannot reach the server. Try again in a moment.');
  complain(
    startForm,
    field,
    aboutFile ? t('This file is not a saved run sheet, or it was changed by hand.') : said,
  );
};

const begin = async () => {
  const data = new FormData(startForm);
  complain(startForm, fileField, '');
  complain(startForm, titleField, '');
  const title = String(data.get('title') ?? '').trim();
  if (!title) {
    complain(startForm, titleField, t('Give the session a name.'));
    return;
  }
  const button = /** @type {HTMLButtonElement} */ (startForm.querySelector('[type=submit]'));
  button.disabled = true;
  const startCode = String(data.get('start_code') ?? '').trim();
  try {
    const made = await startSession({
      title,
      ...(await plan(data)),
      language: String(data.get('language') ?? contentLanguage()),
      ...(startCode ? { start_code: startCode } : {}),
      ...(data.get('rehearsal') ? { rehearsal: true } : {}),
    });
    keepLinks(made);
    location.assign(`/s/${made.code.replace('-', '')}/host`);
  } catch (error) {
    button.disabled = false;
    explain(error);
  }
};

/** The links hold keys and are given once: this device keeps them for the facilitator. @param {any} made */
const keepLinks = (made) => {
  try {
    const links = { ...made.links, facilitator: made.facilitator?.link };
    localStorage.setItem(`wishwall.links.${made.code.replace('-', '')}`, JSON.stringify(links));
  } catch {
    // Without storage the links can be made anew on the facilitator's page.
  }
};

codeField.addEventListener('blur', () => {
  const code = cleanCode(codeField.value);
  if (isCode(code)) {
    codeField.value = shownCode(code);
  }
});
joinForm.addEventListener('submit', (event) => {
  event.preventDefault();
  void goToSession();
});
startForm.addEventListener('submit', (event) => {
  event.preventDefault();
  void begin();
});
keepTyped();
