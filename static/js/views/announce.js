/** What a participant hears without looking: a new step, and that time runs short. Nothing else interrupts them. */

import { secondsLeft } from '../lib/clock.js';
import { promptText, t } from '../lib/i18n.js';
import { say } from '../lib/say.js';
import { effect } from '../lib/signals.js';
import { now } from '../lib/tick.js';
import { isMyTurn, livePhase } from '../model/select.js';
import { away } from './me/present.js';
import { phaseTitle } from './phase-words.js';
import { speakerName } from './turn-words.js';

/** @typedef {import('../model/store.js').Store} Store */

/** Seconds before the end, the latest first. */
const MARKS = [10, 60, 120];
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
      say(phase ? `${phaseTitle(phase)}. ${promptText(phase.switches.prompt)}` : t('Between two steps'));
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
      left === null ? undefined : MARKS.find((seconds) => left <= seconds && left > seconds - FRESH_S);
    if (mark !== undefined && mark < passed) {
      passed = mark;
      say(inWords(mark));
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
      say(notice.text, 'assertive');
    } else if (counted >= 0 && counts > counted) {
      say(t('The result is here.'));
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
    say(t("It's your turn"), 'assertive');
  } else {
    say(t('Now: {name}', { name: speakerName(shown) }));
  }
};

/** @param {number} seconds */
const inWords = (seconds) => {
  if (seconds === 120) {
    return t('Two minutes left');
  }
  return seconds === 60 ? t('One minute left') : t('Ten seconds left');
};
