/** One press is one wish: by the time of the second click of a double click another button may stand there. */

/** @param {() => unknown} run @returns {(event: MouseEvent) => void} */
export const once = (run) => (event) => {
  if (event.detail < 2) {
    run();
  }
};

/** A held Enter presses a button over and over. @param {KeyboardEvent} event */
export const pressOnce = (event) => {
  if (event.repeat) {
    event.preventDefault();
  }
};
