/** The follow-up page: whoever holds its link sees what is due and says what became of it. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { mount, openPage, viewHost } from '../lib/page.js';
import { signal } from '../lib/signals.js';
import { toast } from '../lib/toast.js';
import { newId } from '../model/ids.js';
import { followCalls } from '../net/afterwards.js';
import { keyInAddress } from '../net/key.js';
import { languageLink, preferencesButton, toastList } from '../views/chrome.js';
import { followList } from '../views/follow-list.js';
import { listenForHelp, pageFoot } from '../views/foot.js';

/** @typedef {import("../net/afterwards.js").FollowUp} FollowUp */

const NAME = 'wishwall.name';
const { code } = await openPage();
const calls = followCalls(code);
const found = signal(/** @type {FollowUp | null} */ (null));
const trouble = signal('');
/** What is on its way, so that the same words sent again are the same op. */
let last = { said: '', op_id: '' };

/** @param {Omit<Parameters<typeof calls.say>[0], 'op_id'>} said */
const say = async (said) => {
  const words = JSON.stringify(said);
  last = last.said === words ? last : { said: words, op_id: newId() };
  await calls.say({ ...said, op_id: last.op_id });
  last = { said: '', op_id: '' };
  if (said.name) {
    keepName(said.name);
  }
  found.value = await calls.read();
  toast(t('Saved'));
};

/** @param {string} name */
const keepName = (name) => {
  try {
    localStorage.setItem(NAME, name);
  } catch {
    // Without storage it is typed again.
  }
};

const keptName = () => {
  try {
    return localStorage.getItem(NAME) ?? '';
  } catch {
    return '';
  }
};

const open = async () => {
  const key = keyInAddress();
  try {
    if (key) {
      await calls.come(key);
      history.replaceState(null, '', location.pathname + location.search);
    }
    found.value = await calls.read();
  } catch (error) {
    trouble.value = /** @type {{code?: string}} */ (error).code
      ? t('This link does not work any more. Ask the facilitator of the session for the new one.')
      : t('There is no line to the server just now. Load the page again in a moment.');
  }
};

const ports = { code, name: keptName, say };
const head =
  () => html`<header class="step-head"><div class="step-head__title"><strong>${t('Follow-up')}</strong></div>
    <div class="step-head__state">${preferencesButton()}${languageLink()}</div></header>`;

await open();
listenForHelp();
mount(
  () =>
    html`${head()}<main class="page list-page" id="main" tabindex="-1">${
      trouble.value
        ? html`<h1>${t('Follow-up')}</h1><p class="notice notice--warning" role="alert">${icon('info')}<span>${trouble.value}</span></p>`
        : found.value
          ? followList(found.value, ports)
          : nothing
    }</main>${pageFoot()}${toastList()}`,
  viewHost(),
);
// Somebody else may have said something meanwhile; what is being written stays.
addEventListener('focus', () => {
  if (found.peek()) {
    void calls.read().then(
      (news) => {
        found.value = news;
      },
      () => {},
    );
  }
});
