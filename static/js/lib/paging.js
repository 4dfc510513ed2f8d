/** One page of a list on a screen that nobody can scroll: what fits stays, the rest waits for the next page. */

/**
 * @param {HTMLElement} list whose children are shown from one on
 * @param {{from: number, bottom: number, one: boolean}} where the page begins, and where it must end
 * @returns {{to: number, all: number}}
 */
export const layOut = (list, { from, bottom, one }) => {
  const rows = /** @type {HTMLElement[]} */ ([...list.children]);
  rows.forEach((row, index) => {
    row.toggleAttribute('data-off', index < from || (one && index > from));
  });
  const over = rows.findIndex(
    (row, index) => index > from && row.getBoundingClientRect().bottom > bottom + 1,
  );
  const to = one ? Math.min(from + 1, rows.length) : over < 0 ? rows.length : over;
  for (const row of rows.slice(to)) {
    row.toggleAttribute('data-off', true);
  }
  return { to, all: rows.length };
};
