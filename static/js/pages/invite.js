/** Invitations and reminders, ready to copy in both languages, and the session for a calendar. */

import { html, nothing } from '../lib/html.js';
import { mount, openPage, viewHost } from '../lib/page.js';
import { signal } from '../lib/signals.js';
import { afterwardsCalls } from '../net/afterwards.js';
import { loadSnapshot } from '../net/api.js';
import { takeSeat } from '../net/key.js';
import { aroundHead, notForYou } from '../views/around-head.js';
import { toastList, troublePage } from '../views/chrome.js';
import { listenForHelp, pageFoot } from '../views/foot.js';
import { createInvites } from '../views/invites.js';

const { code, seat } = await openPage();
const shown = signal(/** @type {import("../types.d.ts").Snapshot | null} */ (null));
const trouble = signal(/** @type {{code: string, message: string} | null} */ (null));
const invites = createInvites({ code, seat, calls: afterwardsCalls({ code, seat }) });

const open = async () => {
  try {
    await takeSeat(code, seat);
    const found = await loadSnapshot(code, seat);
    if (found.me.role === 'facilitator') {
      await invites.load();
    }
    shown.value = found;
  } catch (error) {
    trouble.value = /** @type {any} */ ({ code: 'internal', .../** @type {object} */ (error) });
  }
};

await open();
listenForHelp();
mount(() => {
  const now = shown.value;
  if (trouble.value || !now) {
    return trouble.value ? troublePage(trouble.value, code) : nothing;
  }
  if (now.me.role !== 'facilitator') {
    return html`${notForYou({ code, seat })}${pageFoot()}`;
  }
  return html`${aroundHead({ code, seat })}<main class="page list-page" id="main" tabindex="-1">${invites.view(now)}</main>${pageFoot()}${toastList()}`;
}, viewHost());
