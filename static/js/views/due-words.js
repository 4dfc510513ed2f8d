/** What is due, in words. */

import { longDate, t } from '../lib/i18n.js';

/** @param {import("../model/due.js").Due} due @returns {string} */
export const dueWords = ({ kind, date }) => {
  switch (kind) {
    case 'late':
      return t('Overdue since {date}', { date: longDate(date) });
    case 'today':
      return t('Due today');
    case 'coming':
      return t('Due on {date}', { date: longDate(date) });
    case 'review':
      return t('Look again on {date}', { date: longDate(date) });
    case 'none':
      return t('No date yet');
    default:
      return '';
  }
};
