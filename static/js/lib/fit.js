/** Makes what the projector shows fit on its one screen: nobody can scroll there. Titles keep their size (screen.css). */

const STEPS = [1, 0.9, 0.8, 0.7, 0.62, 0.55, 0.48, 0.42, 0.36, 0.3];

/**
 * @param {HTMLElement} content
 * @param {number} bottom where the content must end, in pixels from the top of the window
 */
export const fit = (content, bottom) => {
  const step = STEPS.find((scale) => fits(content, scale, bottom)) ?? STEPS.at(-1);
  // Too many to read at any size: the titles and their counts remain.
  content.toggleAttribute('data-titles', step === STEPS.at(-1) && !fits(content, step ?? 1, bottom));
};

/** @param {HTMLElement} content @param {number} scale @param {number} bottom */
const fits = (content, scale, bottom) => {
  content.style.setProperty('--fit', String(scale));
  return content.getBoundingClientRect().bottom <= bottom;
};
