/** What a facilitator does when a session is over: the follow-up link, a review session, a page for the public. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { mount, openPage, viewHost } from '../lib/page.js';
import { signal } from '../lib/signals.js';
import { afterwardsCalls } from '../net/afterwards.js';
import { loadSnapshot } from '../net/api.js';
import { takeSeat } from '../net/key.js';
import { aroundHead, notForYou } from '../views/around-head.js';
import { toastList, troublePage } from '../views/chrome.js';
import { createFollowLink } from '../views/follow-link.js';
import { listenForHelp, pageFoot } from '../views/foot.js';
import { createPublishing } from '../views/publishing.js';
import { createRetention } from '../views/retention.js';
import { createReviewStart } from '../views/review-start.js';

const { code, seat } = await openPage();
const shown = signal(/** @type {import("../types.d.ts").Snapshot | null} */ (null));
const trouble = signal(/** @type {{code: string, message: string} | null} */ (null));
const ports = { code, seat, calls: afterwardsCalls({ code, seat }) };
const link = createFollowLink(ports);
const review = createReviewStart(ports);
const publishing = createPublishing(ports);
const retention = createRetention(ports);

const open = async () => {
  try {
    await takeSeat(code, seat);
    const found = await loadSnapshot(code, seat);
    if (found.me.role === 'facilitator') {
      await Promise.all([link.load(), publishing.load(), retention.load()]);
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
  return html`${aroundHead({ code, seat })}<main class="page list-page" id="main" tabindex="-1"><header class="stack"><p class="hint">${now.session.title}</p><h1>${t('Afterwards')}</h1>
    <p class="lead">${t('So that something comes of it: ask how far people are, meet again, tell others.')}</p>
    <p class="buttons"><a class="button button--quiet" href=${`/s/${code}/${seat}/invite`}>${icon('send')}${t('Invitations and reminders')}</a><a class="button button--quiet" href=${`/s/${code}/${seat}/proposals`}>${icon('download')}${t('Proposals and downloads')}</a></p></header>
    ${link.view()}${review.view(now)}${publishing.view(now)}${retention.view(now)}</main>${pageFoot()}${toastList()}`;
}, viewHost());
