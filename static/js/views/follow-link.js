/** The follow-up link: made, copied, ended. Its key is known on the device alone on which it was made. */

import { confirm } from '../lib/dialog.js';
import { html, nothing } from '../lib/html.js';
import { longDate, t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { signal } from '../lib/signals.js';
import { toast } from '../lib/toast.js';
import { copyButton } from './copying.js';

/** @typedef {{code: string, calls: import("../net/afterwards.js").AfterwardsCalls}} Ports */

/** @param {Ports} ports */
export const createFollowLink = ({ code, calls }) => {
  const kept = `wishwall.follow.${code}`;
  const madeAt = signal(/** @type {string | null} */ (null));
  const link = signal('');

  const load = async () => {
    madeAt.value = (await calls.link()).made_at;
    link.value = madeAt.peek() ? keptLink(kept, madeAt.peek()) : '';
  };

  const make = async () => {
    if (madeAt.peek() && !(await sureAnew())) {
      return;
    }
    try {
      const made = await calls.makeLink();
      madeAt.value = (await calls.link()).made_at;
      link.value = made.link;
      keepLink(kept, made.link, madeAt.peek());
      toast(t('The follow-up link is made.'));
    } catch {
      toast(t('That did not work. Try again in a moment.'));
    }
  };

  const end = async () => {
    if (!(await sureEnd())) {
      return;
    }
    try {
      await calls.endLink();
      madeAt.value = null;
      link.value = '';
      keepLink(kept, '', null);
      toast(t('The link has ended.'));
    } catch {
      toast(t('That did not work. Try again in a moment.'));
    }
  };

  const view =
    () => html`<section class="panel" aria-labelledby="follow-link"><h2 id="follow-link">${t('Follow-up link')}</h2>
    <p>${t('Whoever has it sees the proposals with their owners and first steps, and says where they stand. It works when the session is closed too. Nobody gets into the session by it.')}</p>
    ${state(madeAt.value, link.value)}
    <div class="buttons"><button class="button ${madeAt.value ? '' : 'button--primary'}" type="button" @click=${() => void make()}>${icon(madeAt.value ? 'refresh-cw' : 'link')}${madeAt.value ? t('Make a new link') : t('Make the follow-up link')}</button>
    ${madeAt.value ? html`<button class="button button--danger" type="button" @click=${() => void end()}>${icon('x')}${t('End the link')}</button>` : nothing}</div></section>`;

  return { load, view };
};

/** @param {string | null} madeAt @param {string} link */
const state = (madeAt, link) => {
  if (link) {
    return html`<div class="field"><label for="follow-address">${t('The link, made on {date}', { date: longDate(madeAt ?? '') })}</label>
      <div class="copy-row"><input class="input" id="follow-address" readonly .value=${link}>${copyButton(t('Follow-up link'), link, { field: 'follow-address' })}
      <a class="button button--small" href=${link} target="_blank" rel="noopener">${icon('external-link')}${t('Open')}</a></div>
      <p class="hint">${t('It is kept on this device alone, and the server knows only its print. Send it to the owners.')}</p></div>`;
  }
  return madeAt
    ? html`<p class="notice">${icon('info')}<span>${t('There is a link, made on {date} on another device. To send it again from here, make a new one: the old one then ends.', { date: longDate(madeAt) })}</span></p>`
    : nothing;
};

const sureAnew = () =>
  confirm({
    title: t('Make a new link?'),
    text: t('The one that you sent before no longer works then.'),
    action: t('Make a new link'),
  });

const sureEnd = () =>
  confirm({
    title: t('End the follow-up link?'),
    text: t('Nobody can say anything by it any more. What was said stays.'),
    action: t('End the link'),
    danger: true,
  });

/** @param {string} name @param {string | null} madeAt @returns {string} */
const keptLink = (name, madeAt) => {
  try {
    const { link, made_at } = JSON.parse(localStorage.getItem(name) ?? '{}');
    return made_at === madeAt && typeof link === 'string' && link.startsWith(`${location.origin}/`)
      ? link
      : '';
  } catch {
    return '';
  }
};

/** @param {string} name @param {string} link @param {string | null} madeAt */
const keepLink = (name, link, madeAt) => {
  try {
    if (link) {
      localStorage.setItem(name, JSON.stringify({ link, made_at: madeAt }));
    } else {
      localStorage.removeItem(name);
    }
  } catch {
    // Without storage it can be copied now, and made anew later.
  }
};
