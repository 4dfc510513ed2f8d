/** What the room's screen shows, and the links that hold keys. */

import { copyText } from '../lib/copy-text.js';
import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { signal } from '../lib/signals.js';
import { toast } from '../lib/toast.js';
import { rotateLink, showScreen } from '../model/commands-leading.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Command} Command */
/** @typedef {{act: (command: Command) => unknown, ask: (command: Command) => Promise<any>, code: string}} Ports */

const kept = signal(/** @type {Record<string, string>} */ ({}));

/** @param {string} code */
const name = (code) => `wishwall.links.${code}`;

/** @param {string} code the links of this session that this device keeps */
export const loadLinks = (code) => {
  try {
    kept.value = JSON.parse(localStorage.getItem(name(code)) ?? '{}');
  } catch {
    kept.value = {};
  }
};

/** @param {Snapshot} shown @param {Ports} ports */
export const screenControl = (shown, ports) => {
  const view = shown.session.screen_view ?? 'auto';
  return html`<section class="panel" aria-labelledby="screen-title"><h2 id="screen-title">${t('The screen in the room')}</h2>
    <p class="hint">${t('Open its link on the computer that the projector hangs on. It shows only what everyone may see.')}</p>
    ${linkRow(t('Screen'), 'screen', ports)}
    <fieldset class="choices choices--grid"><legend>${t('It shows')}</legend>${views(shown).map(
      ([key, label]) =>
        html`<label class="choice"><input type="radio" name="screen-view" value=${key} .checked=${key === view} @change=${() => ports.act(showScreen(key))}><span>${label}</span></label>`,
    )}</fieldset></section>
    <section class="panel" aria-labelledby="links-title"><h2 id="links-title">${t('Links that hold a key')}</h2>
      <p class="hint">${t('Whoever has one of these can come in with that role. A new link ends the old one.')}</p>
      ${linkRow(t('Observers: they only look'), 'observe', ports)}
      ${linkRow(t('Facilitators: your own way back, and for a colleague'), 'facilitator', ports)}</section>`;
};

/** @param {Snapshot} shown @returns {ReadonlyArray<[string, string]>} */
export const views = (shown) => [
  ['auto', t('What fits the step')],
  ['join', t('How to join')],
  ['prompt', t('The question and the clock')],
  ['wall', t('All themes and notes')],
  ...shown.themes.map(
    (theme) =>
      /** @type {[string, string]} */ ([
        `theme:${theme.theme_id}`,
        t('One theme: {theme}', { theme: theme.title }),
      ]),
  ),
  ['results', t('What was marked last')],
  ['proposals', t('The proposals')],
  ['blank', t('Nothing: a dark screen')],
];

/** @param {string} label @param {"screen" | "observe" | "facilitator"} which @param {Ports} ports */
const linkRow = (label, which, ports) => {
  const link = kept.value[which];
  return html`<div class="link-row"><span><strong>${label}</strong></span><div class="buttons">
    ${
      link
        ? html`<a class="button button--small" href=${link} target="_blank" rel="noopener">${icon('external-link')}${t('Open')}</a>
      <button class="button button--small" type="button" @click=${() => void copyText(label, link)}>${icon('copy')}${t('Copy link')}</button>`
        : nothing
    }
    <button class="button button--small" type="button" @click=${() => void renew(which, ports)}>${icon('refresh-cw')}${t('Make a new link')}</button></div></div>`;
};

/** @param {"screen" | "observe" | "facilitator"} which @param {Ports} ports */
const renew = async (which, { ask, code }) => {
  const role = which === 'observe' ? 'observer' : which;
  const answer = await ask(rotateLink(role)).catch(() => null);
  if (answer?.ok && answer.key) {
    const page = which === 'facilitator' ? 'host' : which;
    kept.value = { ...kept.value, [which]: `${location.origin}/s/${code}/${page}#key=${answer.key}` };
    localStorage.setItem(name(code), JSON.stringify(kept.value));
    toast(t('New link made. The old one no longer works.'));
  } else {
    toast(t('That did not work. Try again in a moment.'));
  }
};
