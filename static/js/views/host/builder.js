/** A step is built from a picture and a sentence, then the few rules that matter; everything else has a sensible default. */

import { ask } from '../../lib/dialog.js';
import { fieldValue } from '../../lib/field.js';
import { html } from '../../lib/html.js';
import { t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { toast } from '../../lib/toast.js';
import { insertPhase } from '../../model/commands-leading.js';
import { livePhase } from '../../model/select.js';
import { kindIcon, kindName, phaseTitle } from '../phase-words.js';
import {
  defaultMinutes,
  defaultPrompt,
  defaultWords,
  KINDS,
  likelySource,
  presenters,
} from './builder-defaults.js';
import { more, moreOf, zeroOf } from './builder-more.js';
import { rules, switchesOf } from './builder-rules.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */
/** @typedef {{kind: string, title: string, switches: any}} Made */

/** @param {Snapshot} shown @param {Phase | null} phase null for a new one @returns {Promise<Made | null>} */
export const askPhase = (shown, phase) =>
  ask(
    phase ? t('Change the step') : t('Add a step'),
    (close) => {
      const first = phase?.kind ?? 'add';
      return html`<form class="builder" data-kind=${first} @submit=${(/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        close(madeFrom(/** @type {HTMLFormElement} */ (event.target), phase));
      }}>
      ${phase ? html`<p class="builder__kind">${icon(kindIcon(phase.kind))}<span>${kindSentence(phase.kind)}</span></p>` : kinds(shown)}
      <div class="rules">${words(phase, first)}
        <div class="field"><label for="phase-minutes">${t('Minutes')}</label><input class="input" id="phase-minutes" name="minutes" type="number" min="1" max="240" step="any" aria-describedby="minutes-hint" .value=${String(phase ? (phase.switches.clock?.minutes ?? '') : defaultMinutes(first, shown))}></div>
        <p class="hint" id="minutes-hint">${t('Leave it empty for a step without a clock.')} <span data-for="present">${tn('{n} person would present.', '{n} people would present.', presenters(shown))}</span></p></div>
      ${rules(shown, phase)}${more(phase)}
      ${prompts(phase)}
      <div class="buttons"><button class="button button--primary" type="submit">${phase ? t('Save') : t('Add the step')}</button>
        <button class="button" type="button" @click=${() => close(null)}>${t('Cancel')}</button></div></form>`;
    },
    { wide: true },
  );

/** @param {Snapshot} shown */
const kinds = (shown) =>
  html`<fieldset class="kinds"><legend>${t('What do people do?')}</legend>${KINDS.map(
    (
      kind,
      index,
    ) => html`<label class="kinds__one"><input type="radio" name="kind" value=${kind} ?checked=${index === 0} ?autofocus=${index === 0} @change=${(/** @type {Event} */ event) => chosen(event, shown)}>
    ${icon(kindIcon(kind))}<span><strong>${kindName(kind)}</strong><span class="hint">${kindSentence(kind)}</span></span></label>`,
  )}</fieldset>`;

/** The rules of the other kinds are hidden by the form's data-kind. @param {Event} event @param {Snapshot} shown */
const chosen = (event, shown) => {
  const kind = fieldValue(event);
  const form = /** @type {HTMLFormElement} */ (/** @type {HTMLElement} */ (event.target).closest('form'));
  form.dataset.kind = kind;
  const { title, question } = defaultWords(kind);
  field(form, 'title').placeholder = title;
  field(form, 'minutes').value = String(defaultMinutes(kind, shown));
  field(form, 'en').placeholder = defaultPrompt(kind).en.question ?? question;
  field(form, 'cy').placeholder = defaultPrompt(kind).cy.question ?? question;
};

/** @param {HTMLFormElement} form @param {string} name */
const field = (form, name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/** @param {Phase | null} phase @param {string} kind */
const words = (phase, kind) => html`<div class="field"><label for="phase-title">${t('Title')}</label>
  <input class="input" id="phase-title" name="title" maxlength="120" autocomplete="off" .value=${phase ? phaseTitle(phase) : ''} placeholder=${phase ? '' : defaultWords(kind).title} ?required=${Boolean(phase)}></div>`;

/** @param {Phase | null} phase */
const prompts = (phase) =>
  html`<details class="fold" ?open=${Boolean(phase)}><summary>${t('The question, in English and Welsh')}</summary><div class="rules rules--wide">${[
    'en',
    'cy',
  ].map(
    (
      language,
    ) => html`<div class="field"><label for=${`phase-${language}`}>${language === 'en' ? t('Question in English') : t('Question in Welsh')}</label>
    <textarea class="input" rows="2" id=${`phase-${language}`} name=${language} maxlength="280" lang=${language} .value=${phase?.switches.prompt?.[language]?.question ?? ''} placeholder=${phase ? '' : (defaultPrompt('add')[language === 'cy' ? 'cy' : 'en'].question ?? '')}></textarea></div>`,
  )}</div></details>`;

/** @param {string} kind */
const kindSentence = (kind) =>
  ({
    add: t('Everyone writes or draws at once, nobody waits.'),
    present: t('One after the other shows what they made, on every screen.'),
    sort: t('What belongs together is put together and named.'),
    mark: t('In secret, all at once; counted when you close.'),
    propose: t('Themes become proposals with an owner and a first step.'),
    hold: t('Everyone reads a page or takes a break. Nobody writes.'),
  })[kind] ?? '';

/** @param {HTMLFormElement} form @param {Phase | null} phase @returns {Made} */
const madeFrom = (form, phase) => {
  const data = new FormData(form);
  const kind = phase?.kind ?? String(data.get('kind'));
  const minutes = Number(data.get('minutes'));
  const typed = String(data.get('title') ?? '').trim();
  const title = typed || defaultWords(kind).title;
  const kept = phase && typed === phaseTitle(phase) ? phase.title : title;
  const prompt = promptOf(data, kind, phase, !phase ? typed !== '' : kept !== phase.title);
  return {
    kind,
    title: kept,
    switches: {
      prompt,
      clock: { minutes: minutes > 0 ? minutes : null, at_zero: zeroOf(data) },
      ...switchesOf(kind, data),
      ...moreOf(kind, data, phase),
    },
  };
};

/** A title that the facilitator typed is everybody's, in whichever language. @param {FormData} data @param {string} kind @param {Phase | null} phase @param {boolean} retitled */
const promptOf = (data, kind, phase, retitled) => {
  /** @type {Record<string, any>} */
  const prompt = phase ? structuredClone(phase.switches.prompt ?? {}) : defaultPrompt(kind);
  for (const language of ['en', 'cy']) {
    const question = String(data.get(language) ?? '').trim();
    const { title, ...parts } = prompt[language] ?? {};
    const asked = question || (phase ? '' : (parts.question ?? ''));
    prompt[language] = {
      ...parts,
      ...(retitled || !title ? {} : { title }),
      ...(asked || phase ? { question: asked } : {}),
    };
  }
  return prompt;
};

/** Which step stands behind the live one. @param {Snapshot} shown */
const afterNow = (shown) => {
  const phase = livePhase(shown);
  const at = shown.run_sheet.findIndex((other) => other.phase_id === phase?.phase_id);
  return shown.run_sheet[at + 1]?.phase_id ?? null;
};

/** @param {Snapshot} shown @param {Ports} ports */
export const addAfter = (shown, ports) => addBefore(shown, afterNow(shown), ports);

/** @param {Snapshot} shown @param {string | null} before null for the end @param {Ports} ports */
export const addBefore = async (shown, before, ports) => {
  const made = await askPhase(shown, null);
  if (made) {
    insert(made, before, ports);
  }
};

/** A count after the live step, ready to open. @param {Snapshot} shown @param {string} mark @param {Ports} ports */
export const addMark = (shown, mark, ports) => {
  const limit = { most: mark === 'dots' ? 3 : null };
  const switches = {
    prompt: defaultPrompt('mark'),
    clock: { minutes: 3 },
    mark,
    limit,
    source: likelySource(shown, 'mark'),
    who: 'everyone',
  };
  insert({ kind: 'mark', title: defaultWords('mark').title, switches }, afterNow(shown), ports);
};

/** The same step once more, with contents of its own. @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
export const repeatPhase = (shown, phase, ports) => {
  const at = shown.run_sheet.findIndex(({ phase_id }) => phase_id === phase.phase_id);
  const before = shown.run_sheet[at + 1]?.phase_id ?? null;
  insert({ kind: phase.kind, title: phase.title, switches: ownSwitches(phase) }, before, ports);
};

/** @param {Made} made @param {string | null} before @param {Ports} ports */
const insert = (made, before, { act }) => {
  act(insertPhase({ ...made, before }));
  toast(t('Added to the run sheet: {step}', { step: made.title }));
};

const OF_KIND = /** @type {Record<string, string[]>} */ ({
  hold: [],
  add: ['scope', 'input', 'layout', 'see', 'reveal', 'names', 'limit'],
  present: ['scope', 'names', 'turns'],
  sort: ['scope', 'layout', 'who'],
  mark: ['see', 'reveal', 'names', 'limit', 'mark', 'who'],
  propose: ['scope', 'limit', 'who', 'form'],
});

/** The snapshot shows all switches; a command takes those of its kind. @param {Phase} phase */
const ownSwitches = ({ kind, switches }) =>
  Object.fromEntries(
    ['prompt', 'source', 'clock', ...(OF_KIND[kind] ?? [])].map((name) => [name, switches[name]]),
  );
