/** A paper on one's phone, for a drawing begun on another device: it goes back there at every stroke. */

import { deviceStorage } from '../lib/device.js';
import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { mount, openPage, viewHost } from '../lib/page.js';
import { signal } from '../lib/signals.js';
import { createDrafts } from '../model/drafts.js';
import { padCalls } from '../net/extras.js';
import { keyInAddress, takeSeat } from '../net/key.js';
import { createPhonePad } from '../views/phone-paper.js';

const REMEMBERED = 'wishwall.pad';

/** Which drawing it is: said by the link, remembered for a reload. @param {string} code */
const padId = (code) => {
  const said = new URLSearchParams(location.hash.slice(1)).get('pad');
  try {
    if (said) {
      sessionStorage.setItem(`${REMEMBERED}.${code}`, said);
    }
    return said ?? sessionStorage.getItem(`${REMEMBERED}.${code}`) ?? '';
  } catch {
    return said ?? '';
  }
};

const { code, seat } = await openPage();
const id = padId(code);
const trouble = signal('');
const pads = padCalls({ code, seat });
const paper = createPhonePad({ pads, id, drafts: createDrafts(deviceStorage(), `${code}.pad`) });

const open = async () => {
  try {
    if (keyInAddress()) {
      await takeSeat(code, seat);
    }
    await paper.begin();
  } catch (error) {
    const refused = /** @type {{code?: string}} */ (error);
    if (refused.code) {
      // A key that is no use any more need not stand in the address either.
      history.replaceState(null, '', location.pathname);
    }
    trouble.value = refused.code
      ? t(
          'This code does not work any more: it is for one use within five minutes. Show a new one on your other device, and scan it.',
        )
      : t('There is no line to the server just now. Load the page again in a moment.');
  }
};

await open();
mount(
  () =>
    trouble.value
      ? html`<main class="page" id="main" tabindex="-1"><h1>${t('Draw on this phone')}</h1><p class="notice notice--warning" role="alert">${icon('info')}<span>${trouble.value}</span></p></main>`
      : html`${paper.view() ?? nothing}`,
  viewHost(),
);
