/** How long a session is kept, and its end before that: for facilitators, once it is over. */

import { ask } from '../lib/dialog.js';
import { html, nothing } from '../lib/html.js';
import { t, tn } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { signal } from '../lib/signals.js';
import { toast } from '../lib/toast.js';
import { keptWords, oneMore } from './kept-words.js';
import { reason } from './reason.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {{code: string, calls: import("../net/afterwards.js").AfterwardsCalls}} Ports */

const STEPS = [1, 7, 14, 30, 60, 90, 180, 365, 730];
const failed = () => toast(t('That did not work. Try again in a moment.'));

/** @param {Ports} ports */
export const createRetention = ({ code, calls }) => {
  const { keepDays = '30', mostDays = '365' } = document.body.dataset;
  const [site, most] = [Number(keepDays), Number(mostDays)];
  const chosen = signal(/** @type {number | null | undefined} */ (undefined));
  const kept = signal(/** @type {import("../net/retention.js").Kept | null} */ (null));

  /** Without an answer the page only says for how long, not until when. */
  const load = async () => {
    kept.value = await calls.kept().catch(() => null);
  };

  /** @param {Event} event */
  const choose = (event) => keep(Number(/** @type {HTMLSelectElement} */ (event.target).value) || null);

  /** @param {number | null} days from now on */
  const keep = async (days) => {
    try {
      const answer = await calls.keepDays(days);
      if (!answer.ok) {
        toast(reason(answer.error));
        return;
      }
      chosen.value = days;
      await load();
      toast(t('Saved.'));
    } catch {
      failed();
    }
  };

  const erase = async () => {
    const typed = await askCode(code);
    if (typed === null) {
      return;
    }
    if (typed.replace(/[\s-]/g, '').toUpperCase() !== code) {
      toast(t('That is not the code of this session. Nothing was erased.'));
      return;
    }
    try {
      await calls.erase(code);
      location.assign('/');
    } catch {
      failed();
    }
  };

  /** @param {import("../net/retention.js").Kept} now */
  const longer = (now) =>
    html`<p class="buttons"><button class="button" type="button" @click=${() => void keep(oneMore(now))}>${icon('timer')}${tn('Keep it for {n} more day', 'Keep it for {n} more days', oneMore(now))}</button></p>`;

  /** @param {Snapshot} shown */
  const view = ({ session: { settings } }) => {
    const own = chosen.value === undefined ? /** @type {any} */ (settings).keep_days : chosen.value;
    const now = Math.min(own ?? site, most);
    const days = [...new Set([...STEPS.filter((step) => step <= most), now])].sort((a, b) => a - b);
    return html`<section class="panel" aria-labelledby="kept-title"><h2 id="kept-title">${t('How long it is kept')}</h2>
      <p>${tn('Notes, drawings and names are deleted {n} day after the last activity. Agreed proposals stay until 90 days after their review date.', 'Notes, drawings and names are deleted {n} days after the last activity. Agreed proposals stay until 90 days after their review date.', now)} <a href="/privacy">${t('Privacy')}</a></p>
      ${kept.value ? html`<p class=${kept.value.soon ? 'notice notice--warning' : 'hint'}>${kept.value.soon ? icon('calendar') : nothing}<span>${keptWords(kept.value, Date.now())}</span></p>${kept.value.soon ? longer(kept.value) : nothing}` : nothing}
      <div class="field"><label for="keep-days">${t('Keep notes and names for')}</label>
      <select class="input" id="keep-days" @change=${(/** @type {Event} */ event) => void choose(event)}>
      ${days.map((step) => html`<option value=${step} ?selected=${step === now}>${tn('{n} day', '{n} days', step)}</option>`)}</select></div>
      <div class="buttons"><button class="button button--danger" type="button" @click=${() => void erase()}>${icon('trash-2')}${t('Erase this session')}</button></div></section>`;
  };

  return { load, view };
};

/** The code as somebody typed it, or null. @param {string} code @returns {Promise<string | null>} */
const askCode = (code) =>
  ask(t('Erase this session?'), (close) => {
    const submit = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      close(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('code') ?? ''));
    };
    return html`<p>${t('Everything that was written and drawn, the people, the proposals and the links are deleted at once, for everyone. It cannot be undone. Download first what you want to keep.')}</p>
      <form @submit=${submit}><div class="field"><label for="erase-code">${t('Type the code {code} to erase it', { code: `${code.slice(0, 4)}-${code.slice(4)}` })}</label>
      <input class="input" id="erase-code" name="code" autocomplete="off" spellcheck="false" required></div>
      <div class="buttons"><button class="button button--danger" type="submit">${t('Erase it for good')}</button>
      <button class="button" type="button" @click=${() => close(null)}>${t('Cancel')}</button></div></form>`;
  });
