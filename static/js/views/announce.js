/** What a participant hears without looking: a new step, and that time runs short. Nothing else interrupts them. */

import { secondsLeft } from '../lib/clock.js';
import { promptText, t } from '../lib/i18n.js';
import { say } from '../lib/say.js';
import { effect } from '../lib/signals.js';
import { now } from '../lib/tick.js';
import { livePhase } from '../model/select.js';
import { phaseTitle } from './phase-words.js';

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

/** @param {number} seconds */
const inWords = (seconds) => {
  if (seconds === 120) {
    return t('Two minutes left');
  }
  return seconds === 60 ? t('One minute left') : t('Ten seconds left');
};
