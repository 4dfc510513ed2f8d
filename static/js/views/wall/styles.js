/** Styles of what stands on the wall, each written only where it differs. */

const TITLE_PX = 24;
const LEAST_TITLE_PX = 18;

/** However far away, a theme's name can be read. @param {HTMLElement} section @param {number} z */
export const scaleTitle = (section, z) => {
  const head = /** @type {HTMLElement | null} */ (section.querySelector('.region__head'));
  const scale = Math.max(1, LEAST_TITLE_PX / (TITLE_PX * z));
  if (head) {
    write(head, 'transform', scale === 1 ? '' : `scale(${round(scale)})`);
    write(head, 'width', scale === 1 ? '' : `${round(100 / scale)}%`);
  }
};

/** A style is written only if it differs. @param {HTMLElement} element @param {"transform" | "width"} property @param {string} value */
export const write = (element, property, value) => {
  if (element.style[property] !== value) {
    element.style[property] = value;
  }
};

/** What the wall alone makes use of: as a list the same elements lie in the page's flow. @param {HTMLElement} element @param {string} name @param {string} value */
export const set = (element, name, value) => {
  if (element.style.getPropertyValue(name) !== value) {
    element.style.setProperty(name, value);
  }
};

/** @param {number} value @param {number} [parts] */
export const round = (value, parts = 100) => Math.round(value * parts) / parts;
