/** Bringing in what others have made: choose a file or paste a list, look at what it would add, then add it or leave. */

import { ask } from '../../lib/dialog.js';
import { html, nothing, render } from '../../lib/html.js';
import { t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { say } from '../../lib/say.js';
import { toast } from '../../lib/toast.js';
import { bringIn } from '../../model/commands-arranging.js';
import { phaseTitle } from '../phase-words.js';
import { countWords, placeWords, refusalWords, whyWords } from './bring-words.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */
/**
 * @typedef {{preview_id: string, kind: string, phase_id: string | null, added: number,
 *   counts: {notes: number, people: number, themes: number, proposals: number, skipped: number},
 *   will_add: {notes: Array<{kind: string, text: string, caption: string, theme: string}>, people: Array<{name: string, side: string | null}>,
 *     themes: Array<{title: string}>, proposals: Array<{title: string}>},
 *   skipped: Array<{where: string, reason: string}>}} Preview
 */
/** @typedef {(data: Blob, asked: {kind: string, phaseId: string}) => Promise<Preview>} LookInto */

const TAKEN = '.csv,.tsv,.txt,.json,.canvas,.zip,text/csv,text/plain,application/json,application/zip';

/** @param {Pick<Ports, "store" | "ask" | "bringing">} ports */
export const openBring = (ports) => {
  /** @type {{busy: boolean, error: string, preview: Preview | null, text: string, kind: string, phaseId: string, file: File | null}} */
  const now = { busy: false, error: '', preview: null, text: '', kind: 'wishes', phaseId: '', file: null };
  /** @type {HTMLElement | null} */
  let place = null;
  const draw = () => place && render(now.preview ? previewPart(now.preview) : choosePart(), place);

  /** @param {SubmitEvent} event */
  const look = async (event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const file = data.get('file');
    now.text = String(data.get('text') ?? '');
    now.kind = String(data.get('kind') ?? 'wishes');
    now.phaseId = String(data.get('phase') ?? '');
    now.file = file instanceof File && file.size > 0 ? file : now.file;
    if (!now.file && !now.text.trim()) {
      return fail(t('Choose a file or paste a list first.'));
    }
    now.busy = true;
    now.error = '';
    draw();
    try {
      now.preview = await ports.bringing(now.file ?? new Blob([now.text]), {
        kind: now.kind,
        phaseId: now.phaseId,
      });
      now.busy = false;
      draw();
      focusOn('.bring__sum');
      say(summary(now.preview));
    } catch (error) {
      // what was chosen cannot be read: the next look must not take it again unseen
      now.file = null;
      fail(refusalWords(/** @type {any} */ (error)));
    }
  };

  const add = async (/** @type {Preview} */ preview, /** @type {(value: unknown) => void} */ close) => {
    now.busy = true;
    draw();
    const answer = await ports.ask(bringIn(preview.preview_id));
    if (answer?.ok) {
      close(true);
      toast(tn('{n} thing added', '{n} things added', preview.added));
      return;
    }
    now.preview = null;
    now.file = null;
    fail(
      answer?.error
        ? refusalWords(answer.error)
        : t('The line to the server is down. Try again when it is back.'),
    );
  };

  const fail = (/** @type {string} */ words) => {
    now.busy = false;
    now.error = words;
    draw();
    focusOn('#bring-file');
  };

  const focusOn = (/** @type {string} */ part) =>
    /** @type {HTMLElement | null | undefined} */ (place?.querySelector(part))?.focus();

  /** @type {(value: unknown) => void} */
  let leave = () => {};
  const choosePart = () => {
    const steps = (ports.store.shown.peek()?.run_sheet ?? []).filter(({ kind }) => kind === 'add');
    return html`<form class="bring__form" @submit=${look}>
      <p class="hint">${t('Nothing changes yet: you see first what would be added, and what not, and why.')}</p>
      ${now.error ? html`<p class="field__error" role="alert" id="bring-error">${icon('triangle-alert')} ${now.error}</p>` : nothing}
      <div class="field"><label for="bring-file">${t('A file')}</label>
        <p class="hint" id="bring-file-hint">${t('Wishes or people as CSV, a record of an earlier session (record.json, record.zip), or a wall as .canvas or canvas.zip.')}</p>
        <input class="input" type="file" id="bring-file" name="file" accept=${TAKEN} aria-describedby=${now.error ? 'bring-error bring-file-hint' : 'bring-file-hint'}></div>
      <div class="field"><label for="bring-text">${t('Or a list to paste')}</label>
        <p class="hint" id="bring-text-hint">${t('One wish or one name in each line, or cells copied from a spreadsheet.')}</p>
        <textarea class="input" id="bring-text" name="text" rows="4" aria-describedby="bring-text-hint" .value=${now.text}></textarea></div>
      <fieldset class="choices choices--row"><legend>${t('A list without headings holds')}</legend>
        ${kindChoice('wishes', t('Wishes'))}${kindChoice('people', t('People: a name, then perhaps a team'))}</fieldset>
      ${
        steps.length > 1
          ? html`<div class="field"><label for="bring-phase">${t('Notes go into the step')}</label>
        <select class="input" id="bring-phase" name="phase"><option value="">${t('The one that runs now, else the one for wishes')}</option>
        ${steps.map((step) => html`<option value=${step.phase_id} ?selected=${step.phase_id === now.phaseId}>${phaseTitle(step)}</option>`)}</select></div>`
          : nothing
      }
      <div class="buttons"><button class="button button--primary" type="submit" ?disabled=${now.busy}>${icon('eye')}${now.busy ? t('Reading it') : t('See what would be added')}</button>
        <button class="button" type="button" @click=${() => leave(null)}>${t('Cancel')}</button></div></form>`;
  };

  /** @param {string} value @param {string} label */
  const kindChoice = (value, label) =>
    html`<label class="choice"><input type="radio" name="kind" value=${value} ?checked=${now.kind === value}>${label}</label>`;

  const previewPart = (/** @type {Preview} */ preview) => html`<div class="bring__preview">
    <h3 class="bring__sum" tabindex="-1">${summary(preview)}</h3>
    ${goesInto(preview, ports.store.shown.peek())}
    ${listed(preview)}${leftOut(preview)}
    <div class="buttons"><button class="button button--primary" type="button" ?disabled=${now.busy || preview.added === 0} @click=${() => void add(preview, leave)}>${icon('check')}${t('Add all of it')}</button>
      <button class="button" type="button" @click=${again}>${icon('arrow-left')}${t('Choose something else')}</button>
      <button class="button" type="button" @click=${() => leave(null)}>${t('Cancel')}</button></div></div>`;

  const again = () => {
    now.preview = null;
    now.file = null;
    draw();
    focusOn('#bring-file');
  };

  const over = ask(
    t('Bring in wishes or people'),
    (close) => {
      leave = close;
      return html`<div class="bring"></div>`;
    },
    { wide: true },
  );
  place = document.querySelector('dialog[open] .bring');
  draw();
  focusOn('#bring-file');
  return over;
};

/** @param {Preview} preview */
const summary = ({ counts, added }) => {
  const left = counts.skipped > 0 ? tn('{n} left out', '{n} left out', counts.skipped) : '';
  const coming =
    added > 0 ? t('{what} will be added', { what: countWords(counts) }) : t('Nothing in it can be added');
  return [coming, left].filter(Boolean).join('; ');
};

/** Which step the notes go into, and who sees them there. @param {Preview} preview @param {Snapshot | null} shown */
const goesInto = ({ kind, phase_id, counts }, shown) => {
  if (kind === 'record') {
    return html`<p>${t('This whole session becomes the one of the record: its run sheet, people, notes and proposals. The people come without their links.')}</p>`;
  }
  const step = shown?.run_sheet.find((one) => one.phase_id === phase_id);
  if (!step || counts.notes === 0) {
    return counts.people > 0
      ? html`<p>${t('They stand in the list of people without a device; their menu there gives each a link.')}</p>`
      : nothing;
  }
  const open = step.revealed === 'all' || (step.switches.see === 'all' && step.switches.names !== 'off');
  return html`<p>${t('The notes go into the step {step}, without names.', { step: phaseTitle(step) })} ${open ? t('Everybody sees them at once.') : t('Facilitators see them first; they are shown to all with the other notes of that step.')}</p>`;
};

/** What will be added, row by row. @param {Preview} preview */
const listed = ({ will_add: { notes, people, proposals }, counts }) => html`
  ${
    notes.length > 0
      ? table(
          t('Notes'),
          [t('Note'), t('Theme')],
          notes.map((note) => [note.text || note.caption || t('Sketch, not described yet'), note.theme]),
          counts.notes,
        )
      : nothing
  }
  ${
    people.length > 0
      ? table(
          t('People'),
          [t('Name'), t('Team')],
          people.map(({ name, side }) => [name, side ?? '']),
          counts.people,
        )
      : nothing
  }
  ${
    proposals.length > 0
      ? table(
          t('Proposals'),
          [t('Title')],
          proposals.map(({ title }) => [title]),
          counts.proposals,
        )
      : nothing
  }`;

/** @param {string} title @param {string[]} heads @param {string[][]} rows @param {number} all */
const table = (title, heads, rows, all) =>
  html`<div class="bring__rows" role="region" aria-label=${title} tabindex="0"><table class="bring__table"><caption>${title} <span class="count">${all}</span></caption>
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td><bdi>${cell}</bdi></td>`)}</tr>`)}
    ${all > rows.length ? html`<tr><td colspan=${heads.length}>${tn('and {n} more', 'and {n} more', all - rows.length)}</td></tr>` : nothing}</tbody></table></div>`;

/** @param {Preview} preview */
const leftOut = ({ skipped }) =>
  skipped.length === 0
    ? nothing
    : html`<div class="bring__left"><h3 id="bring-left">${t('What is left out, and why')}</h3>
      <div class="bring__rows" role="region" aria-labelledby="bring-left" tabindex="0"><ul class="bring__skipped">${skipped.map(({ where, reason }) => html`<li><strong><bdi>${placeWords(where)}</bdi></strong>: <bdi>${whyWords(reason)}</bdi></li>`)}</ul></div></div>`;
