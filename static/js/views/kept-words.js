/** Until when a session is kept, in words. */

import { longDate, t } from '../lib/i18n.js';

/** @typedef {import("../net/retention.js").Kept} Kept */

/** @param {Kept} kept @param {number} now in milliseconds, by the server's clock */
export const keptWords = ({ goes, at, proposals_until: until }, now) => {
  if (Date.parse(at) <= now) {
    return t('The time of this session is up: what is in it is deleted once nobody has it open any more.');
  }
  return goes === 'notes'
    ? t(
        'Notes, drawings and names are deleted on {date}, unless something is done in this session before. Agreed proposals stay until {until}.',
        { date: longDate(at), until: longDate(until) },
      )
    : t('Everything in this session is deleted on {date}, unless something is done in it before.', {
        date: longDate(at),
      });
};

/** How many days one press keeps it for, from now on. @param {Kept} kept */
export const oneMore = ({ days, most_days: most }) => Math.min(most, Math.max(days, 30));
