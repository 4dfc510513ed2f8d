/** Time left, in words: no seconds until the last minute, so that nobody watches a counter instead of thinking. */

import { t, tn } from './i18n.js';

/** @typedef {import("../types.d.ts").Live} Live */

/**
 * Seconds left; null without a clock, below zero when time is up.
 * @param {Live} live @param {number} serverNow milliseconds by the server's clock
 */
export const secondsLeft = (live, serverNow) => {
  if (live.paused) {
    return live.left_s;
  }
  return live.ends_at ? Math.ceil((Date.parse(live.ends_at) - serverNow) / 1000) : null;
};

/** @param {Live} live @param {number} serverNow @returns {string} empty without a clock */
export const timeLeft = (live, serverNow) => {
  const seconds = secondsLeft(live, serverNow);
  if (seconds === null) {
    return '';
  }
  const text = span(seconds);
  return live.paused ? t('Paused, {time}', { time: text }) : text;
};

/** @param {number} seconds */
const span = (seconds) => {
  if (seconds <= 0) {
    return t("Time's up");
  }
  return seconds <= 60
    ? tn('{n} second left', '{n} seconds left', seconds)
    : // A second's grace: a step of seven minutes does not begin with eight.
      tn('{n} minute left', '{n} minutes left', Math.ceil((seconds - 1) / 60));
};

/** As on a kitchen timer, for the screen and the facilitator. @param {number} seconds */
export const digits = (seconds) => {
  const rest = Math.abs(seconds);
  const text = `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, '0')}`;
  return seconds < 0 ? `+${text}` : text;
};
