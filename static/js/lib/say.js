/** What a screen reader hears: the two regions stand in the page from the start, and hold plain text alone. */

/** @param {string} text @param {"polite" | "assertive"} [how] */
export const say = (text, how = 'polite') => {
  const region = document.querySelector(`[data-live="${how}"]`);
  if (region) {
    region.textContent = '';
    requestAnimationFrame(() => {
      region.textContent = text;
    });
  }
};
