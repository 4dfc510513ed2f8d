/** The whole phone as one paper: draw, see that it has arrived, and say when it is done. */

import { mountPad } from '../input/ink-pad.js';
import { html, nothing, ref } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { signal } from '../lib/signals.js';

const SOON_MS = 600;
const AGAIN_MS = 3000;

/** @param {{pads: import("../net/extras.js").PadCalls, id: string, drafts: import("../model/drafts.js").Drafts}} ports */
export const createPhonePad = ({ pads, id, drafts }) => {
  const sent = signal(/** @type {'yes' | 'no' | 'done' | 'other'} */ ('yes'));
  /** @type {any} */
  let sketch = null;
  let caption = '';
  /** @type {import("../input/ink-pad.js").Pad | null} */
  let pad = null;
  let timer = 0;

  const send = async (done = false) => {
    clearTimeout(timer);
    timer = 0;
    try {
      await pads.write(id, sketch, done);
      sent.value = done ? 'done' : timer ? 'no' : 'yes';
      if (done) {
        drafts.drop(id);
      }
    } catch (error) {
      if (/** @type {{code?: string}} */ (error).code === 'conflict') {
        sent.value = 'other';
      } else {
        timer = setTimeout(() => void send(done), AGAIN_MS);
      }
    }
  };

  const keep = (/** @type {any} */ now) => {
    sketch = now;
    drafts.save(id, now);
    sent.value = 'no';
    clearTimeout(timer);
    timer = setTimeout(() => void send(), SOON_MS);
  };

  const host = (/** @type {Element | undefined} */ element) => {
    pad?.dispose();
    pad = element
      ? mountPad(/** @type {HTMLElement} */ (element), { sketch, onDraft: keep, strings: t })
      : null;
  };

  const finish = () => {
    sketch = pad?.value() ?? sketch;
    void send(true);
  };

  return {
    /** What stands on the other device's paper, or what was drawn here before a reload. Tells it that the phone is here. */
    begin: async () => {
      const there = await pads.read(id).catch((error) => {
        if (!drafts.load(id)) {
          throw error;
        }
        return null;
      });
      sketch = drafts.load(id) ?? there?.sketch ?? null;
      caption = there?.caption ?? '';
      await send();
    },
    view: () => html`<main class="phone-paper" id="main" tabindex="-1">
      <header class="phone-paper__head"><h1>${caption || t('Draw on this phone')}</h1>
        <button class="button button--primary" type="button" @click=${finish} ?hidden=${sent.value === 'done'}>${icon('check')}${t('Done')}</button></header>
      ${sent.value === 'done' || sent.value === 'other' ? finished(sent.value) : html`<div class="phone-paper__pad" ${ref(host)}></div>`}
      <p class="save-state" role="status">${sent.value === 'no' ? html`${icon('smartphone')}${t('Kept on this phone')}` : sent.value === 'yes' ? html`${icon('check')}${t('Shown on your other device')}` : nothing}</p></main>`,
  };
};

/** @param {string} how */
const finished = (how) =>
  html`<p class="notice notice--success">${icon('check')}<span>${how === 'done' ? t('Your drawing is on your other device. Say there what it shows, and post it. You can close this page.') : t('You have begun another drawing since. Scan the code that your other device shows now.')}</span></p>`;
