/** What is due, and in which order: what is late first, then by date, what has none, and last what is over. Pure. */

/** @typedef {{status: string, first_step_by: string, review_date: string, ref: string}} Dated */
/** @typedef {{kind: 'late' | 'today' | 'coming' | 'review' | 'none' | 'over', date: string}} Due */

const OVER = new Set(['done', 'learnt', 'parked']);
/** What lies ahead stands in the order of its dates, be it a step or a review. @type {Record<Due['kind'], number>} */
const ORDER = { late: 0, today: 1, coming: 2, review: 2, none: 3, over: 4 };

/** The reader's own day. @param {Date} now @returns {string} such as 2026-12-05 */
export const dayOf = (now) =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** @param {Dated} row @param {string} today @returns {Due} */
export const dueOf = (row, today) => {
  if (OVER.has(row.status)) {
    return row.status !== 'parked' && row.review_date >= today && row.review_date
      ? { kind: 'review', date: row.review_date }
      : { kind: 'over', date: '' };
  }
  const date = row.first_step_by || row.review_date;
  if (!date) {
    return { kind: 'none', date: '' };
  }
  if (date <= today) {
    return { kind: date < today ? 'late' : 'today', date };
  }
  return { kind: row.first_step_by ? 'coming' : 'review', date };
};

/**
 * @template {Dated} T
 * @param {readonly T[]} rows @param {string} today @returns {T[]}
 */
export const byDue = (rows, today) => {
  const key = (/** @type {T} */ row) => {
    const { kind, date } = dueOf(row, today);
    return `${ORDER[kind]} ${date} ${row.ref.padStart(8, '0')}`;
  };
  return [...rows].sort((one, other) => (key(one) < key(other) ? -1 : 1));
};
