/** Where a note is made: text or a drawing, one tap apart, the draft kept on this device until it is posted. */

import { mountPad } from '../input/ink-pad.js';
import { stencilNames } from '../input/ink-texts.js';
import { html, live, nothing, ref } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { afterDrawing } from '../lib/page.js';
import { say } from '../lib/say.js';
import { signal } from '../lib/signals.js';
import { postNote } from '../model/commands.js';
import { noteWords } from '../model/select.js';
import { undescribed } from './note.js';

/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {{text: string, sketch: any, caption: string, mode: "text" | "draw", buildsOn: string}} Draft */

export const MOST_TEXT = 2000;
export const MOST_CAPTION = 140;
const COUNT_FROM = 240;
const TYPING_EVERY_MS = 3000;

/**
 * @param {{
 *   act: (command: import("../types.d.ts").Command) => void,
 *   drafts: import("../model/drafts.js").Drafts,
 *   presence: (what: Record<string, unknown>) => void,
 * }} ports
 */
export const createComposer = ({ act, drafts, presence }) => {
  const draft = signal(/** @type {Draft} */ (blank('text')));
  const trouble = signal('');
  const captionAsked = signal(false);
  let phaseId = '';
  let told = 0;
  /** @type {import("../input/ink-pad.js").Pad | null} */
  let pad = null;
  /** @type {Element | null} */
  let paper = null;

  /** @param {Partial<Draft>} change */
  const change = (change) => {
    draft.value = { ...draft.peek(), ...change };
    drafts.save(phaseId, draft.peek());
    trouble.value = '';
  };

  /** @param {Record<string, unknown>} what */
  const tell = (what) => {
    if (Date.now() - told > TYPING_EVERY_MS) {
      told = Date.now();
      presence(what);
    }
  };

  /** The paper belongs to the element; another element means another paper. @param {Element | undefined} host */
  const paperHost = (host) => {
    if (host === paper) {
      return;
    }
    pad?.dispose();
    pad = null;
    paper = host ?? null;
    if (host) {
      pad = mountPad(/** @type {HTMLElement} */ (host), {
        sketch: draft.peek().sketch,
        onDraft: (sketch) => {
          change({ sketch });
          tell({ drawing: true });
        },
        strings: t,
      });
    }
  };

  /** @param {Phase} phase */
  const enter = (phase) => {
    if (phase.phase_id !== phaseId) {
      phaseId = phase.phase_id;
      const first = phase.switches.input[0] === 'draw' ? 'draw' : 'text';
      draft.value = { ...blank(first), ...drafts.load(phaseId) };
      captionAsked.value = false;
    }
  };

  /** @param {'text' | 'draw'} mode */
  const switchTo = (mode) => {
    change({ mode });
    if (mode === 'draw') {
      // The paper is tall: bring all of it and its tools into sight.
      afterDrawing(() => paper?.closest('.composer')?.scrollIntoView({ block: 'start' }));
    } else {
      field('note-text');
    }
  };

  const linked = () => (draft.peek().buildsOn ? { buildsOn: draft.peek().buildsOn } : {});

  /** A paper with a first shape on it is easier to go on from than a white one. @param {string} id */
  const startWith = (id) => {
    change({ sketch: { v: 1, strokes: [], stencils: [{ id, x: 500, y: 375, scale: 8, pen: 0 }] } });
    const host = /** @type {HTMLElement} */ (paper);
    pad?.dispose();
    paper = null;
    paperHost(host);
    say(t('It stands on the paper. Draw around it.'));
  };

  /** The next note says which one it builds on. @param {Note} note */
  const buildOn = (note) => {
    change({ buildsOn: note.note_id });
    document.querySelector('.composer')?.scrollIntoView({ block: 'start' });
    field(draft.peek().mode === 'draw' ? 'note-caption' : 'note-text');
  };

  const fresh = () => {
    const { mode } = draft.peek();
    drafts.drop(phaseId);
    draft.value = blank(mode);
    captionAsked.value = false;
    say(t('Posted'));
  };

  const postText = () => {
    const text = draft.peek().text.trim();
    if (text) {
      act(postNote({ kind: 'text', text, phaseId, ...linked() }));
      fresh();
    } else {
      trouble.value = t('Write something first.');
    }
    field('note-text');
  };

  /** @param {boolean} uncaptioned whether to post without a caption */
  const postSketch = (uncaptioned) => {
    const sketch = pad?.value() ?? null;
    const caption = draft.peek().caption.trim();
    if (!sketch) {
      trouble.value = t('Draw something first.');
    } else if (!caption && !uncaptioned) {
      captionAsked.value = true;
      field('note-caption');
    } else {
      act(postNote({ kind: 'sketch', sketch, caption, phaseId, ...linked() }));
      fresh();
      pad?.clear();
      draft.value = { ...draft.peek(), sketch: null };
      drafts.drop(phaseId);
    }
  };

  /** @param {Phase} phase @param {Snapshot} shown */
  const view = (phase, shown) => {
    enter(phase);
    const { mode } = draft.value;
    const draws = phase.switches.input.includes('draw');
    return html`<section class="composer" aria-label=${t('Your note')}>
      ${draws ? modes(mode, switchTo) : nothing}
      ${draft.value.buildsOn ? buildsOnRow(shown, draft.value.buildsOn, () => change({ buildsOn: '' })) : nothing}
      ${mode === 'draw' && draws ? sketchForm() : textForm()}
    </section>`;
  };

  const textForm = () => {
    const { text } = draft.value;
    return html`<form class="composer__form" @submit=${(/** @type {Event} */ event) => submit(event, postText)}>
      <label class="visually-hidden" for="note-text">${t('Your note')}</label>
      <textarea class="composer__text" id="note-text" rows="4" maxlength=${MOST_TEXT} placeholder=${t('One thought on one note')}
        aria-describedby="note-error note-keys" .value=${live(text)}
        @input=${(/** @type {any} */ event) => {
          change({ text: event.target.value });
          tell({ typing: true });
        }}
        @keydown=${(/** @type {KeyboardEvent} */ event) => onEnter(event, postText)}></textarea>
      ${problem(trouble.value)}
      <div class="composer__foot">
        <button class="button button--primary" type="submit">${icon('send')}${t('Post note')}</button>
        ${text.length >= COUNT_FROM ? html`<span class="hint">${t('{n} of {most} characters', { n: text.length, most: MOST_TEXT })}</span>` : html`<span class="hint composer__keys" id="note-keys">${t('Enter posts, Shift and Enter starts a new line')}</span>`}
      </div></form>`;
  };

  const sketchForm =
    () => html`<form class="composer__form" @submit=${(/** @type {Event} */ event) => submit(event, () => postSketch(false))}>
      <p class="hint">${t('It need not be beautiful: boxes, arrows and stick people say a lot.')}</p>
      ${draft.value.sketch ? nothing : starters(startWith)}
      <div class="composer__paper" ${ref(paperHost)}></div>
      <div class="field"><label for="note-caption">${t('What does it show?')}</label>
        ${captionAsked.value ? html`<p class="notice" role="alert">${icon('lightbulb')}<span>${t('One line in words, please: it helps people who cannot see the drawing, and everyone who looks for it later.')}</span></p>` : nothing}
        <input class="input" id="note-caption" autocomplete="off" maxlength=${MOST_CAPTION} placeholder=${t('One form instead of five')}
          .value=${live(draft.value.caption)} @input=${(/** @type {any} */ event) => change({ caption: event.target.value })}></div>
      ${problem(trouble.value)}
      <div class="composer__foot">
        <button class="button button--primary" type="submit">${icon('send')}${t('Post note')}</button>
        ${captionAsked.value ? html`<button class="button" type="button" @click=${() => postSketch(true)}>${t('Post without words')}</button>` : nothing}
      </div></form>`;

  return { view, buildOn };
};

/** @param {'text' | 'draw'} mode @returns {Draft} */
const blank = (mode) => ({ text: '', sketch: null, caption: '', mode, buildsOn: '' });

/** @param {Snapshot} shown @param {string} id @param {() => void} leave */
const buildsOnRow = ({ notes }, id, leave) => {
  const note = notes.find(({ note_id }) => note_id === id);
  return html`<p class="composer__builds">${icon('link')}<span>${t('Building on: {text}', { text: note ? noteWords(note, undescribed('')) : '' })}</span>
    <button class="button button--small button--quiet" type="button" @click=${leave}>${t('Not any more')}</button></p>`;
};

/** Three shapes to begin with. @param {(id: string) => void} startWith */
const starters = (startWith) => {
  const names = stencilNames(t);
  return html`<div class="composer__starters" role="group" aria-label=${t('A first shape')}><span class="hint">${t('No idea how to begin? Start with:')}</span>${[
    'person',
    'form',
    'building',
  ].map(
    (id) =>
      html`<button class="button button--small" type="button" @click=${() => startWith(id)}>${names[id]}</button>`,
  )}</div>`;
};

/** @param {"text" | "draw"} mode @param {(mode: "text" | "draw") => void} choose */
const modes = (mode, choose) => html`<div class="segmented" role="group" aria-label=${t('Write or draw')}>
  <button type="button" aria-pressed=${mode === 'text'} @click=${() => choose('text')}>${icon('type')}${t('Text')}</button>
  <button type="button" aria-pressed=${mode === 'draw'} @click=${() => choose('draw')}>${icon('pencil')}${t('Sketch')}</button></div>`;

/** @param {string} text */
const problem = (text) =>
  html`<p class="field__error" id="note-error" role="alert" ?hidden=${!text}>${text}</p>`;

/** @param {Event} event @param {() => void} run */
const submit = (event, run) => {
  event.preventDefault();
  run();
};

/** @param {KeyboardEvent} event @param {() => void} run */
const onEnter = (event, run) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    run();
  }
};

/** @param {string} id */
const field = (id) => requestAnimationFrame(() => document.getElementById(id)?.focus());
