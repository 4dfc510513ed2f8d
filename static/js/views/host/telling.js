/** When it is told who has written without a name: seldom, so that nobody can be matched with a note. */

import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { timeOfDay } from '../clock-words.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Presence} Presence */

/** @param {Snapshot} shown @param {Presence["told"]} told @param {boolean} known whether the list is there */
export const tellingWords = (shown, told, known) => {
  const words = told ? sentence(shown, told, known) : '';
  return words ? html`<p class="hint">${words}</p>` : nothing;
};

/** @param {Snapshot} shown @param {{at: string | null, next: string | null}} told @param {boolean} known */
const sentence = ({ live }, { at, next }, known) => {
  if (!at) {
    return next || live.paused ? first(Boolean(live.ends_at || live.left_s), next) : '';
  }
  const time = timeOfDay(at);
  return known
    ? t(
        'This is who had written by {time}. It is not told as it happens, so that nobody can be matched with a note.',
        { time },
      )
    : t('Fewer than three people had written by {time}, so no names are told.', { time });
};

/** @param {boolean} timed @param {string | null} next */
const first = (timed, next) => {
  if (timed) {
    return t('Who has written is told at half-time, so that nobody can be matched with a note.');
  }
  return next
    ? t('Who has written is told at {time}, so that nobody can be matched with a note.', {
        time: timeOfDay(next),
      })
    : '';
};
