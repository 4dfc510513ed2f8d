/** What a facilitator hears without looking: whose turn it is, that it runs out, and who wants them. */

import { t } from '../../lib/i18n.js';
import { tell } from '../../lib/say.js';
import { effect } from '../../lib/signals.js';
import { now } from '../../lib/tick.js';
import { turnName } from '../turn-words.js';

/** @typedef {import("../../model/store.js").Store} Store */

const AMBER_S = 15;
/** A page that was asleep says nothing of what it slept through. */
const FRESH_S = 3;

/** @param {Store} store */
export const announceTurns = (store) => {
  /** @type {string | null | undefined} */
  let last;
  return effect(() => {
    const shown = store.confirmed.value;
    const current = shown?.turn.current ?? null;
    if (shown && last !== undefined && current && current !== last) {
      tell(t('Now presenting: {name}', { name: turnName(shown, current) }), { about: 'all', key: 'turn' });
    }
    last = shown ? current : undefined;
  });
};

/** @param {Store} store */
export const announceTurnTime = (store) => {
  let said = '';
  return effect(() => {
    const { ends_at: end, current } = store.confirmed.value?.turn ?? {};
    const left = end && current ? Math.ceil((Date.parse(end) - now.value - store.offset.value) / 1000) : null;
    const mark =
      left === null ? undefined : [AMBER_S, 0].find((seconds) => left <= seconds && left > seconds - FRESH_S);
    if (mark !== undefined && said !== `${end} ${mark}`) {
      said = `${end} ${mark}`;
      tell(mark === 0 ? t('The time of this turn is up') : t('15 seconds left of this turn'));
    }
  });
};

/** @param {Store} store */
export const announceWishes = (store) => {
  /** @type {Set<string> | null} */
  let known = null;
  return effect(() => {
    const shown = store.confirmed.value;
    if (!shown) {
      return;
    }
    const hands = shown.people
      .filter(({ hand, removed }) => hand && !removed)
      .map(
        ({ person_id, name }) =>
          /** @type {[string, string]} */ ([`hand ${person_id}`, t('{name} has a hand up', { name })]),
      );
    const questions = shown.questions
      .filter(({ mine }) => !mine)
      .map(
        ({ question_id }) => /** @type {[string, string]} */ ([question_id, t('A private question for you')]),
      );
    const all = [...hands, ...questions];
    const fresh = known ? all.filter(([id]) => !known?.has(id)) : [];
    known = new Set(all.map(([id]) => id));
    if (fresh.length > 0) {
      for (const [id, text] of fresh) {
        tell(text, { key: id });
      }
    }
  });
};
