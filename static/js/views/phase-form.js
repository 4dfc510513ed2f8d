/** A step's kind, title, question and rules, in words; what a kind does not use is not asked. */

import { ask } from '../lib/dialog.js';
import { fieldValue } from '../lib/field.js';
import { html, nothing } from '../lib/html.js';
import { lang, t } from '../lib/i18n.js';
import { kindName } from './phase-words.js';

/** @typedef {import("../types.d.ts").Phase} Phase */

const KINDS = ['add', 'sort', 'propose', 'hold'];

/**
 * @param {Phase | null} phase null for a new one
 * @returns {Promise<{kind: string, title: string, switches: any} | null>}
 */
export const askPhase = (phase) =>
  ask(phase ? t('Edit the step') : t('Add a step'), (close) => {
    const submit = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const form = /** @type {HTMLFormElement} */ (event.target);
      const data = new FormData(form);
      const title = String(data.get('title') ?? '').trim();
      if (title) {
        const kind = phase?.kind ?? String(data.get('kind'));
        close({ kind, title, switches: switchesOf(kind, data, phase) });
      }
    };
    return html`<form class="stack" data-kind=${phase?.kind ?? 'add'} @submit=${submit}>
      ${phase ? html`<p class="hint">${kindName(phase.kind)}</p>` : kinds()}
      ${textField('title', t('Title'), phase?.title ?? '', 120)}
      ${textField('en', t('Question in English'), phase?.switches.prompt?.en?.question ?? '', 280, 'en')}
      ${textField('cy', t('Question in Welsh'), phase?.switches.prompt?.cy?.question ?? '', 280, 'cy')}
      <div class="field"><label for="phase-minutes">${t('Minutes')}</label><p class="hint">${t('Leave it empty for a step without a clock.')}</p>
        <input class="input" id="phase-minutes" name="minutes" type="number" min="1" max="240" step="any" .value=${String(phase?.switches.clock?.minutes ?? (phase ? '' : 8))}></div>
      ${rules(phase)}
      <div class="buttons"><button class="button button--primary" type="submit">${phase ? t('Save') : t('Add the step')}</button>
        <button class="button" type="button" @click=${() => close(null)}>${t('Cancel')}</button></div></form>`;
  });

/** The rules of the other kinds are hidden by the form's data-kind. */
const kinds = () => html`<div class="field"><label for="phase-kind">${t('What people do')}</label>
  <select class="input" id="phase-kind" name="kind" @change=${(/** @type {Event} */ event) => {
    const form = /** @type {HTMLElement} */ (event.target).closest('form');
    form?.setAttribute('data-kind', fieldValue(event));
  }}>${KINDS.map((kind) => html`<option value=${kind}>${kindName(kind)}</option>`)}</select></div>`;

/** @param {string} name @param {string} label @param {string} value @param {number} most @param {string} [language] */
const textField = (
  name,
  label,
  value,
  most,
  language,
) => html`<div class="field"><label for=${`phase-${name}`}>${label}</label>
  <input class="input" id=${`phase-${name}`} name=${name} maxlength=${most} autocomplete="off" lang=${language ?? lang()} .value=${value} ?required=${name === 'title'}></div>`;

/** @param {Phase | null} phase */
const rules = (phase) => html`
  ${!phase || phase.kind === 'add' ? addRules(phase) : nothing}
  ${!phase || phase.kind === 'sort' || phase.kind === 'propose' ? whoRule(phase) : nothing}`;

/** @param {Phase | null} phase */
const addRules = (phase) => html`<div class="stack" data-for="add">
  ${choice('input', t('It opens with'), phase?.switches.input?.[0] ?? 'text', [
    ['text', t('Text')],
    ['draw', t('Sketch')],
  ])}
  ${choice('see', t('Who sees notes at first'), phase?.switches.see ?? 'own', [
    ['own', t('Only who wrote them')],
    ['all', t('Everyone')],
  ])}
  ${choice('names', t('Names on notes'), phase?.switches.names ?? 'on', [
    ['on', t('With names')],
    ['side', t('With the side only')],
    ['off', t('Without names')],
  ])}</div>`;

/** @param {Phase | null} phase */
const whoRule = (phase) =>
  html`<div class="stack" data-for="sort propose">${choice(
    'who',
    t('Who moves and writes'),
    phase?.switches.who ?? 'everyone',
    [
      ['everyone', t('Everyone')],
      ['facilitator', t('The facilitator')],
    ],
  )}</div>`;

/** @param {string} name @param {string} label @param {string} value @param {ReadonlyArray<[string, string]>} options */
const choice = (
  name,
  label,
  value,
  options,
) => html`<div class="field"><label for=${`phase-${name}`}>${label}</label>
  <select class="input" id=${`phase-${name}`} name=${name}>${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}</select></div>`;

/** @param {string} kind @param {FormData} data @param {Phase | null} phase */
const switchesOf = (kind, data, phase) => {
  const minutes = Number(data.get('minutes'));
  const own = kind === 'add' ? addSwitches(data) : whoSwitch(kind, data);
  return { prompt: promptOf(data, phase), clock: { minutes: minutes > 0 ? minutes : null }, ...own };
};

/** @param {FormData} data */
const addSwitches = (data) => ({
  input: data.get('input') === 'draw' ? ['draw', 'text'] : ['text', 'draw'],
  see: String(data.get('see')),
  names: String(data.get('names')),
});

/** @param {string} kind @param {FormData} data */
const whoSwitch = (kind, data) =>
  kind === 'sort' || kind === 'propose' ? { who: String(data.get('who')) } : {};

/** The other parts of a prompt stay as they are. @param {FormData} data @param {Phase | null} phase */
const promptOf = (data, phase) => {
  /** @type {Record<string, any>} */
  const prompt = {};
  for (const language of ['en', 'cy']) {
    const question = String(data.get(language) ?? '').trim();
    const { title: _, ...kept } = phase?.switches.prompt?.[language] ?? {};
    if (question || Object.keys(kept).length > 0) {
      prompt[language] = {
        ...(phase && data.get('title') === phase.title ? (phase.switches.prompt?.[language] ?? {}) : kept),
        question,
      };
    }
  }
  return prompt;
};
