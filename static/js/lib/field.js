/** Reading what happened in a field. */

/** @param {Event} event @returns {string} */
export const fieldValue = (event) => /** @type {HTMLInputElement} */ (event.target).value;

/** @param {Event} event @returns {boolean} */
export const checkedOf = (event) => /** @type {HTMLInputElement} */ (event.target).checked;

/** @param {Event} event */
export const anchorOf = (event) => /** @type {HTMLElement} */ (event.currentTarget);
