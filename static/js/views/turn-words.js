/** Whose turn it is and whose comes, in words, for every page that follows. */

import { lang, t } from '../lib/i18n.js';
import { groupIn, personName } from '../model/select.js';
import { targetOf } from '../model/targets.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */

/** @param {Snapshot} shown */
export const speakerName = (shown) => turnName(shown, shown.turn.current);

/** @param {Snapshot} shown @param {string | null | undefined} id of a turn */
export const turnName = (shown, id) => {
  switch (shown.turn.unit) {
    case 'group':
      return groupIn(shown, id)?.name ?? '';
    case 'item':
      return targetOf(shown, id ?? '', null, lang())?.label || t('A drawing');
    default:
      return personName(shown, id);
  }
};

/** Who or what comes next; empty at the end. @param {Snapshot} shown */
export const comesOn = (shown) => {
  const { queue = [], at = 0 } = shown.turn;
  return shown.turn.unit === 'item' ? '' : turnName(shown, queue[at + 1]);
};

/** How many turns until this viewer's own; null when none comes. @param {Snapshot} shown */
export const turnsLeft = ({ turn, me }) => {
  const { queue = [], at = 0 } = turn;
  const mine = queue.findIndex((id, index) => index > at && (id === me.person_id || id === me.group_id));
  return mine < 0 || turn.unit === 'item' ? null : mine - at;
};
