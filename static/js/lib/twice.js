/** A double click on what posts. */

/** The second press of a double click finds an empty field: that is no mistake of anybody's. */
const DOUBLE_MS = 700;
let posted = 0;

export const nowPosted = () => {
  posted = Date.now();
};

/** @param {string} text */
export const missing = (text) => (Date.now() - posted > DOUBLE_MS ? text : '');
