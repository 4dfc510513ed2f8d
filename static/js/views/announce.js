/** What a participant hears without looking: a new step, and that time runs short. Nothing else interrupts them. */

import { secondsLeft } from '../lib/clock.js';
import { promptText, t, tn } from '../lib/i18n.js';
import { count, tell } from '../lib/say.js';
import { effect } from '../lib/signals.js';
import { now } from '../lib/tick.js';
import { isMyTurn, livePhase } from '../model/select.js';
import { away } from './me/away.js';
import { phaseTitle } from './phase-words.js';
import { speakerName } from './turn-words.js';

/** @typedef {import('../model/store.js').Store} Store */

/** Seconds before the end, the latest first. */
const MARKS = [10, 60, 120];
/** Steps that are longer also tell when half of their time is over. */
const HALF_FROM_S = 300;
/** A page that was asleep says nothing of what it slept through. */
const FRESH_S = 5;

/** @param {Store} store */
export const announceSteps = (store) => {
  /** @type {string | null | undefined} */
  let last;
  return effect(() => {
    const shown = store.shown.value;
    const phase = shown && livePhase(shown);
    const id = phase?.phase_id ?? null;
    if (shown && last !== undefined && last !== id) {
      scrollTo(0, 0);
      tell(phase ? `${phaseTitle(phase)}. ${promptText(phase.switches.prompt)}` : t('Between two steps'), {
        key: 'step',
      });
    }
    last = shown ? id : undefined;
  });
};

/** @param {Store} store */
export const announceTime = (store) => {
  let passed = Number.POSITIVE_INFINITY;
  return effect(() => {
    const shown = store.confirmed.value;
    const left = shown && !shown.live.paused ? secondsLeft(shown.live, now.value + store.offset.value) : null;
    if (left === null || left > passed) {
      passed = Number.POSITIVE_INFINITY;
    }
    const mark =
      left === null
        ? undefined
        : [...MARKS, ...half(shown?.live)].find((seconds) => left <= seconds && left > seconds - FRESH_S);
    if (mark !== undefined && mark < passed) {
      passed = mark;
      tell(inWords(mark), { key: 'time' });
    }
  });
};

/** Whose turn it is, what was counted, and what the facilitator says. @param {Store} store */
export const announceNews = (store) => {
  let turn = '';
  let counted = -1;
  let said = 0;
  return effect(() => {
    const shown = store.confirmed.value;
    const notice = store.notices.value.at(-1);
    if (!shown) {
      return;
    }
    const current = `${shown.turn.phase_id ?? ''}/${shown.turn.current ?? ''}`;
    const counts = Object.keys(shown.marks.phases).length;
    if (notice && notice.seq > said) {
      said = notice.seq;
      tell(notice.text, { how: 'assertive' });
    } else if (counted >= 0 && counts > counted) {
      tell(t('The result is here.'));
    } else if (current !== turn && shown.turn.current) {
      tellTurn(shown);
    }
    turn = current;
    counted = counts;
  });
};

/** Whoever looked around by themselves comes back when it is their own turn. @param {import('../types.d.ts').Snapshot} shown */
const tellTurn = (shown) => {
  if (isMyTurn(shown)) {
    away.value = false;
    scrollTo(0, 0);
    tell(t("It's your turn"), { how: 'assertive' });
  } else {
    tell(t('Now: {name}', { name: speakerName(shown) }), { about: 'all', key: 'turn' });
  }
};

/** Others' notes, as a number: 200 of them are one sentence. @param {Store} store */
export const announceNotes = (store) => {
  /** @type {Set<string> | null} */
  let known = null;
  return effect(() => {
    const shown = store.confirmed.value;
    if (!shown) {
      return;
    }
    const { group_id: mine } = shown.me;
    const fresh = known ? shown.notes.filter((note) => !note.mine && !known?.has(note.note_id)) : [];
    known = new Set(shown.notes.map(({ note_id }) => note_id));
    const near = fresh.filter(({ group_id }) => mine && group_id === mine);
    const words = (/** @type {number} */ n) => tn('{n} new note', '{n} new notes', n);
    if (fresh.length > near.length) {
      count('notes', words, { about: 'all', n: fresh.length - near.length });
    }
    if (near.length > 0) {
      count('group notes', (n) => tn('{n} new note of your group', '{n} new notes of your group', n), {
        about: 'group',
        n: near.length,
      });
    }
  });
};

/** Half of a step's whole time, in seconds. @param {import('../types.d.ts').Live | undefined} live */
const half = (live) => {
  const whole = (Date.parse(live?.ends_at ?? '') - Date.parse(live?.opened_at ?? '')) / 1000;
  return whole >= HALF_FROM_S ? [Math.round(whole / 2)] : [];
};

/** @param {number} seconds */
const inWords = (seconds) => {
  if (!MARKS.includes(seconds)) {
    return t('Half of the time is over');
  }
  if (seconds === 120) {
    return t('Two minutes left');
  }
  return seconds === 60 ? t('One minute left') : t('Ten seconds left');
};
