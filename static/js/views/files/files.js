/** Taking the outcome away: choose the file and what goes into it, wait or stop, and keep it. */

import { ask } from '../../lib/dialog.js';
import { anchorOf, checkedOf, fieldValue } from '../../lib/field.js';
import { html, nothing, ref, render } from '../../lib/html.js';
import { contentLanguage, t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { effect, signal } from '../../lib/signals.js';
import { makeFile } from '../../model/file-job.js';
import { commonKinds, kindOf, moreKinds } from './kinds.js';
import { making, stageWords } from './making.js';

/** @typedef {import("./kinds.js").Kind} Kind */
/** @typedef {import("./making.js").Stage} Stage */
/** @typedef {{files: import("../../model/file-job.js").FileCalls, seat: string}} Ports */

const QUIET = /** @type {Stage} */ ({ at: 'nothing' });
const chosen = signal({ format: 'proposals.docx', include: 'proposals', names: true, language: '' });
const stage = signal(QUIET);
/** @type {AbortController | null} */
let under = null;
let unfolded = false;

/** @param {Ports} ports */
const filesForm = (ports) => {
  const { format, include, names } = chosen.value;
  const language = chosen.value.language || contentLanguage();
  const kind = kindOf(format);
  const busy = stage.value.at === 'waiting' || stage.value.at === 'running';
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!busy) {
      void take(ports);
    }
  };
  return html`<form class="files" @submit=${submit}><p class="hint">${t('The files hold what you may see now. Concerns and parked notes always go with the full record.')}</p>
    <fieldset class="choices choices--grid files__kinds"><legend>${t('Which file?')}</legend>${commonKinds().map((one) => kindChoice(one, format))}</fieldset>
    <details class="fold" ?open=${isMore(format)}><summary>${t('More files')}</summary>
      ${moreKinds().map(([title, kinds]) => html`<fieldset class="choices choices--grid files__kinds"><legend>${title}</legend>${kinds.map((one) => kindChoice(one, format))}</fieldset>`)}</details>
    <div class="files__options">
      ${kind?.parts ? html`<fieldset class="choices"><legend>${t('What goes in?')}</legend>${partChoice('proposals', include, t('The proposals'), t('With their notes, concerns and support.'))}${partChoice('all', include, t('Everything'), t('Also every other note and theme, parked ones too.'))}</fieldset>` : nothing}
      <div class="stack"><label class="check"><input type="checkbox" name="names" .checked=${names} @change=${(/** @type {Event} */ event) => choose({ names: checkedOf(event) })}><span>${t('With the names of who wrote what')}<span class="hint">${t('What was written without names has none in any file.')}</span></span></label>
      ${kind?.tongue ? html`<div class="field files__language"><label for="file-language">${t('Language of the file')}</label><select class="input" id="file-language" .value=${language} @change=${(/** @type {Event} */ event) => choose({ language: fieldValue(event) })}>${tongues().map(([code, name]) => html`<option value=${code} lang=${code} ?selected=${code === language}>${name}</option>`)}</select></div>` : nothing}</div>
    </div>
    <div class="files__foot"><div class="buttons"><button class="button button--primary" type="submit" aria-disabled=${busy ? 'true' : 'false'}>${icon('download')}${t('Download')}</button>
      ${busy ? html`<button class="button" type="button" @click=${giveUp}>${icon('x')}${t('Cancel')}</button>` : nothing}</div>
    ${making(stage.value, () => void take(ports))}</div>
    <p class="visually-hidden" role="status">${stageWords(stage.value)}</p></form>`;
};

/** Once one of them was chosen they stay in sight. @param {string} format */
const isMore = (format) => {
  unfolded ||= !commonKinds().some((kind) => kind.format === format);
  return unfolded;
};

/** Opens over a page; what is under way when it is closed is given up. @param {Ports} ports */
export const openFiles = (ports) => {
  stage.value = QUIET;
  return ask(t('Download files'), () => html`<div ${ref(drawIn(ports))}></div>`, { wide: true }).finally(() =>
    stop(),
  );
};

/** Draws in a place as long as it is in the page. @param {Ports} ports */
const drawIn = (ports) => {
  let forget = () => {};
  return (/** @type {Element | undefined} */ place) => {
    forget();
    if (place) {
      forget = effect(() => {
        render(filesForm(ports), /** @type {HTMLElement} */ (place));
      });
    }
  };
};

/** @param {Kind} kind @param {string} format */
const kindChoice = (kind, format) =>
  html`<label class="choice files__kind"><input type="radio" name="file" value=${kind.format} .checked=${kind.format === format} @change=${() => choose({ format: kind.format })}>
    <span><strong class="files__label">${icon(kind.icon)}${kind.label}</strong><span class="hint">${kind.hint}</span></span></label>`;

/** @param {string} value @param {string} include @param {string} label @param {string} hint */
const partChoice = (value, include, label, hint) =>
  html`<label class="choice"><input type="radio" name="include" value=${value} .checked=${value === include} @change=${() => choose({ include: value })}>
    <span><strong>${label}</strong><span class="hint">${hint}</span></span></label>`;

/** @returns {ReadonlyArray<[string, string]>} */
const tongues = () => [
  ['en', 'English'],
  ['cy', 'Cymraeg'],
];

/** @param {Partial<typeof chosen.value>} part */
const choose = (part) => {
  chosen.value = { ...chosen.peek(), ...part };
  if (['done', 'failed', 'stopped'].includes(stage.peek().at)) {
    stage.value = QUIET;
  }
};

/** @returns {import("../../model/file-job.js").FileOrder} */
const ordered = () => {
  const { format, include, names, language } = chosen.peek();
  const kind = kindOf(format);
  return {
    format,
    ...(kind?.parts ? { include } : {}),
    names: names ? 'yes' : 'no',
    ...(kind?.tongue ? { language: language || contentLanguage() } : {}),
  };
};

/** @param {Ports} ports */
const take = async ({ files, seat }) => {
  const mine = new AbortController();
  under = mine;
  const show = (/** @type {Stage} */ now) => {
    if (under === mine) {
      stage.value = now;
    }
  };
  show({ at: 'waiting' });
  try {
    const job = await makeFile(
      ordered(),
      files,
      (now) => show(now?.state === 'running' ? { at: 'running', ...now.progress } : { at: 'waiting' }),
      mine.signal,
    );
    if (job?.file) {
      const file = { name: job.file.name, link: `${job.file.link}?seat=${seat}` };
      show({ at: 'done', ...file });
      save(file);
    } else if (job) {
      show({ at: 'failed', error: job.error });
    }
  } catch (error) {
    show({ at: 'failed', error: /** @type {any} */ (error) });
  }
};

/** The button that was pressed goes away: the focus stays at its neighbour. @param {Event} event */
const giveUp = (event) => {
  /** @type {HTMLElement | null | undefined} */ (
    anchorOf(event).closest('form')?.querySelector('[type="submit"]')
  )?.focus();
  stop();
};

const stop = () => {
  if (under && ['waiting', 'running'].includes(stage.peek().at)) {
    under.abort();
    under = null;
    stage.value = { at: 'stopped' };
  }
};

/** The browser keeps it where it keeps files. @param {{link: string, name: string}} file */
const save = ({ link, name }) => {
  const anchor = Object.assign(document.createElement('a'), { href: link, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
};
