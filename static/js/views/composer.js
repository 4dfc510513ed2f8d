/** Where a note is made: text or a drawing, one tap apart, the draft kept on this device until it is posted. */

import { html, keyed, live, nothing, ref } from '../lib/html.js';
import { contentLanguage, lang, t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { onLeaving } from '../lib/on-leaving.js';
import { afterDrawing } from '../lib/page.js';
import { say } from '../lib/say.js';
import { signal } from '../lib/signals.js';
import { missing, nowPosted } from '../lib/twice.js';
import { postNote } from '../model/commands.js';
import { buildsOnRow, field, mineIn, modes, onEnter, problem, submit, waysOn } from './composer-parts.js';
import { createPhoto } from './composer-photo.js';
import { heed, phoning } from './me/parts.js';
import { layPaper } from './paper.js';
import { firstPlace, placeChoice } from './places.js';

/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {{text: string, sketch: any, caption: string, mode: Mode, buildsOn: string, column?: number, photo?: import("./composer-photo.js").Photo | null}} Draft */
/** @typedef {"text" | "draw" | "photo"} Mode */

export const MOST_TEXT = 2000;
export const MOST_CAPTION = 140;
const COUNT_FROM = 240;
const TYPING_EVERY_MS = 3000;

/**
 * @param {{
 *   act: (command: import("../types.d.ts").Command) => import("../types.d.ts").Command,
 *   drafts: import("../model/drafts.js").Drafts,
 *   presence: (what: Record<string, unknown>) => void,
 *   photos: import("../net/extras.js").PhotoCalls,
 *   pads: import("../net/extras.js").PadCalls,
 * }} ports
 */
export const createComposer = ({ act, drafts, presence, photos, pads }) => {
  const draft = signal(/** @type {Draft} */ (blank('text')));
  const trouble = signal('');
  const captionAsked = signal(false);
  /** Counts what was kept as its paper was taken away: a draft that has just become a leftover. */
  const kept = signal(0);
  let phaseId = '';
  /** Into which column, panel or quarter the note goes. @type {number | undefined} */
  let place;
  let inPanels = false;
  let told = 0;
  /** @type {ReturnType<typeof layPaper> | null} */
  let pad = null;
  /** @type {Element | null} */
  let paper = null;

  onLeaving(drafts.flush);

  /** @param {Partial<Draft>} change */
  const change = (change) => {
    draft.value = { ...draft.peek(), ...change };
    const save = 'text' in change || 'caption' in change ? drafts.saveSoon : drafts.save;
    save(phaseId, draft.peek());
    trouble.value = '';
  };

  /** @param {Record<string, unknown>} what */
  const tell = (what) => {
    if (Date.now() - told > TYPING_EVERY_MS) {
      told = Date.now();
      presence(what);
    }
  };

  const photo = createPhoto({
    photos,
    photo: () => draft.peek().photo ?? null,
    keep: (taken) => change({ photo: taken }),
    complain: (text) => {
      trouble.value = text;
    },
  });

  /** The paper belongs to the element; another element means another paper. @param {Element | undefined} host */
  const paperHost = (host) => {
    if (host === paper) {
      return;
    }
    putAway();
    paper = host ?? null;
    if (host) {
      pad = layPaper(/** @type {HTMLElement} */ (host), {
        sketch: draft.peek().sketch,
        onDraft: (sketch) => {
          change({ sketch });
          tell({ drawing: true });
        },
      });
    }
  };

  /** What is half drawn is kept first, with the step that it was for. */
  const putAway = () => {
    if (pad) {
      pad.dispose();
      pad = null;
      kept.value = kept.peek() + 1;
    }
  };

  /** @param {Phase} phase */
  const enter = (phase) => {
    if (phase.phase_id !== phaseId) {
      const host = paper;
      putAway();
      paper = null;
      phaseId = phase.phase_id;
      const first = phase.switches.input[0];
      draft.value = {
        ...blank(first === 'draw' || first === 'photo' ? first : 'text'),
        ...drafts.load(phaseId),
      };
      captionAsked.value = false;
      photo.forget();
      if (host && draft.peek().mode === 'draw') {
        paperHost(host);
      }
    }
  };

  /** @param {Mode} mode */
  const switchTo = (mode) => {
    change({ mode });
    if (mode === 'photo') {
      if (!draft.peek().photo) {
        photo.pick();
      }
    } else if (mode === 'draw') {
      // The paper is tall: bring all of it and its tools into sight.
      afterDrawing(() => paper?.closest('.composer')?.scrollIntoView({ block: 'start' }));
    } else {
      field('note-text');
    }
  };

  /** What a note is said to be in: the language that the page speaks. */
  const linked = () => ({
    language: contentLanguage(),
    ...(draft.peek().buildsOn ? { buildsOn: draft.peek().buildsOn } : {}),
  });

  /** Another drawing on the same paper. @param {any} sketch */
  const relay = (sketch) => {
    const host = /** @type {HTMLElement} */ (paper);
    putAway();
    change({ sketch });
    paper = null;
    paperHost(host);
  };

  /** The drawing goes on on a phone and comes back to this very paper. */
  const onPhone = () =>
    phoning.use(({ drawOnPhone }) =>
      drawOnPhone({ pads, sketch: draft.peek().sketch, caption: draft.peek().caption, drawn: relay }),
    );

  /** The next note says which one it builds on. @param {Note} note */
  const buildOn = (note) => {
    change({ buildsOn: note.note_id });
    document.querySelector('.composer')?.scrollIntoView({ block: 'start' });
    field(draft.peek().mode === 'text' ? 'note-text' : 'note-caption');
  };

  const fresh = () => {
    nowPosted();
    const { mode } = draft.peek();
    drafts.drop(phaseId);
    draft.value = { ...blank(mode), ...chosenPlace() };
    captionAsked.value = false;
    photo.forget();
    say(t('Posted'));
  };

  /** A column stays chosen; the next free panel is found anew. */
  const chosenPlace = () => (inPanels || place === undefined ? {} : { column: place });

  const postText = () => {
    const text = draft.peek().text.trim();
    if (text) {
      void heed(act(postNote({ kind: 'text', text, phaseId, column: place, ...linked() })), act);
      fresh();
    } else {
      trouble.value = missing(t('Write something first.'));
    }
    field('note-text');
  };

  /** @param {boolean} uncaptioned whether to post without a caption */
  const postSketch = (uncaptioned) => {
    const sketch = pad?.value() ?? null;
    const caption = draft.peek().caption.trim();
    if (!sketch) {
      trouble.value = missing(t('Draw something first.'));
    } else if (!caption && !uncaptioned) {
      captionAsked.value = true;
      field('note-caption');
    } else {
      act(postNote({ kind: 'sketch', sketch, caption, phaseId, column: place, ...linked() }));
      fresh();
      pad?.clear();
      draft.value = { ...draft.peek(), sketch: null };
      drafts.drop(phaseId);
    }
  };

  /** @param {boolean} uncaptioned */
  const postPhoto = async (uncaptioned) => {
    const { caption, photo: taken } = draft.peek();
    if (!taken) {
      trouble.value = missing(t('Take a photo first.'));
    } else if (!caption.trim() && !uncaptioned) {
      captionAsked.value = true;
      field('note-caption');
    } else {
      const photoId = await photo.id();
      if (photoId && draft.peek().photo?.id === photoId) {
        act(
          postNote({ kind: 'photo', photoId, caption: caption.trim(), phaseId, column: place, ...linked() }),
        );
        fresh();
      }
    }
  };

  /** @param {Phase} phase @param {Snapshot} shown */
  const view = (phase, shown) => {
    enter(phase);
    const { mode, column } = draft.value;
    inPanels = phase.switches.layout?.kind === 'panels';
    place = column ?? firstPlace(phase, mineIn(shown, phase));
    const draws = phase.switches.input.includes('draw');
    const takes = phase.switches.input.includes('photo');
    const pictures = draws || takes;
    return html`<section class="composer" aria-label=${t('Your note')}>
      ${pictures ? html`${modes(mode, draws, switchTo)}${photo.field()}` : nothing}
      ${draft.value.buildsOn ? buildsOnRow(shown, draft.value.buildsOn, () => change({ buildsOn: '' })) : nothing}
      ${placeChoice(phase, place, (chosen) => change({ column: chosen }))}
      ${form(mode, draws, pictures)}
    </section>`;
  };

  /** A step may have lost the tool that the draft was made with. @param {Mode} mode @param {boolean} draws @param {boolean} pictures */
  const form = (mode, draws, pictures) => {
    if (mode === 'draw' && draws) {
      return pictureForm(sketchPart, postSketch);
    }
    return mode === 'photo' && pictures ? pictureForm(photo.view, postPhoto) : textForm();
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

  const sketchPart =
    () => html`<p class="hint">${t('It need not be beautiful: boxes, arrows and stick people say a lot.')}</p>
      ${keyed(lang(), html`<div class="composer__paper" ${ref(paperHost)}></div>`)}
      ${waysOn({ write: () => switchTo('text'), photo: () => switchTo('photo'), phone: onPhone })}`;

  /** A picture and what it shows. @param {() => unknown} part @param {(uncaptioned: boolean) => unknown} post */
  const pictureForm = (
    part,
    post,
  ) => html`<form class="composer__form" @submit=${(/** @type {Event} */ event) => submit(event, () => post(false))}>
      ${part()}
      <div class="field"><label for="note-caption">${t('What does it show?')}</label>
        ${captionAsked.value ? html`<p class="notice" role="alert">${icon('lightbulb')}<span>${t('One line in words, please: it helps people who cannot see the drawing, and everyone who looks for it later.')}</span></p>` : nothing}
        <input class="input" id="note-caption" autocomplete="off" maxlength=${MOST_CAPTION} placeholder=${t('One form instead of five')}
          .value=${live(draft.value.caption)} @input=${(/** @type {any} */ event) => change({ caption: event.target.value })}></div>
      ${problem(trouble.value)}
      <div class="composer__foot">
        <button class="button button--primary" type="submit">${icon('send')}${t('Post note')}</button>
        ${captionAsked.value ? html`<button class="button" type="button" @click=${() => post(true)}>${t('Post without words')}</button>` : nothing}
      </div></form>`;

  return { view, buildOn, kept };
};

/** @param {Mode} mode @returns {Draft} */
const blank = (mode) => ({ text: '', sketch: null, caption: '', mode, buildsOn: '', photo: null });
