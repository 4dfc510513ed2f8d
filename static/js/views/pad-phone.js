/** Drawing on one's phone: a code to scan, the drawing as it grows there, and back onto the paper here. */

import { ask } from '../lib/dialog.js';
import { html, nothing, render, svg } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { say } from '../lib/say.js';
import { sketchSvg } from '../lib/sketch.js';
import { timeOfDay } from './clock-words.js';

/** @typedef {import("../net/extras.js").PadCalls} PadCalls */
/** @typedef {import("../net/extras.js").OpenedPad} OpenedPad */
/** @typedef {import("../net/extras.js").PadState} PadState */

const AGAIN_MS = 2000;

/**
 * @param {{pads: PadCalls, sketch: any, caption: string, drawn: (sketch: any) => void}} ports
 *   `drawn` is told once, with what stands on the phone when the dialog closes
 */
export const drawOnPhone = async ({ pads, sketch, caption, drawn }) => {
  /** @type {PadState | null} */
  let state = null;
  let open = true;
  await ask(
    t('Draw this on my phone'),
    (close) => {
      const body = document.createElement('div');
      body.className = 'phone-pad';
      const begin = async () => {
        render(html`<p role="status">${t('One moment.')}</p>`, body);
        try {
          const opened = await pads.open(sketch, caption);
          render(invitation(opened, begin), body);
          state = await follow(
            pads,
            opened,
            () => open,
            (now) => {
              state = now;
              render(arriving(now, close), body);
            },
          );
          if (state?.done) {
            close(true);
          }
        } catch {
          render(
            html`<p class="notice notice--warning" role="alert">${icon('wifi-off')}<span>${t('There is no line to the server just now. Draw here, or try again.')}</span></p>
            <div class="buttons"><button class="button" type="button" @click=${begin}>${t('Try again')}</button></div>`,
            body,
          );
        }
      };
      void begin();
      return body;
    },
    { wide: true },
  );
  open = false;
  const last = /** @type {PadState | null} */ (state);
  if (last && last.version > 0) {
    drawn(last.sketch);
    say(t('Your drawing is on the paper here.'));
  }
};

/** Waits for what the phone sends until it says that it is done. @param {PadCalls} pads @param {PadState} first @param {() => boolean} open @param {(now: PadState) => void} shown */
const follow = async (pads, first, open, shown) => {
  let now = first;
  while (open() && !now.done) {
    try {
      const next = await pads.next(first.pad_id, now.version);
      if (open() && next.version > now.version) {
        shown(next);
      }
      now = next;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
  return now.version > 0 ? now : null;
};

/** @param {OpenedPad} opened @param {() => void} again */
const invitation = ({ qr, expires_at }, again) => html`
  <p>${t('Point your phone’s camera at the code. It opens this very paper, as you. Draw with your finger; it comes back here by itself.')}</p>
  <svg class="qr phone-pad__code" viewBox=${`0 0 ${qr.size} ${qr.size}`} role="img" aria-label=${t('QR code that opens this drawing on your phone')}>
    ${svg`<rect width=${qr.size} height=${qr.size} fill="#fff"></rect><path d=${qr.path} fill="#000"></path>`}</svg>
  <p class="hint phone-pad__alone">${icon('lock')}<span>${t('For you alone: it works once, until {time}. Do not show it to others.', { time: timeOfDay(expires_at) })}</span></p>
  <div class="buttons"><button class="button button--small" type="button" @click=${again}>${icon('refresh-cw')}${t('Show a new code')}</button></div>`;

/** @param {PadState} now @param {(value: boolean) => void} close */
const arriving = ({ sketch }, close) => html`
  <p class="phone-pad__alone" role="status">${icon('smartphone')}<span>${t('Your phone has the paper. What you draw there shows here.')}</span></p>
  <div class="phone-pad__paper">${sketch ? sketchSvg(sketch, t('Your drawing')) : nothing}</div>
  <div class="buttons"><button class="button button--primary" type="button" @click=${() => close(true)}>${icon('check')}${t('Carry on here')}</button></div>`;
