/** Whether the wall's window may move by itself: to the first themes, and to what lies outside, until a hand is on it. */

/** @param {HTMLElement} frame */
export const createFollowing = (frame) => {
  let bare = true;
  let handled = false;
  const hold = () => {
    handled = true;
  };
  frame.addEventListener('pointerdown', hold);
  return {
    /** Somebody moved the window themselves. */
    hold,
    /** Whether the window stands where somebody put it. */
    held: () => handled,
    /** Somebody asked for the whole wall. */
    release: () => {
      handled = false;
    },
    /** @param {boolean} isBare whether what was fitted held nothing */
    fitted: (isBare) => {
      bare = isBare;
    },
    /** @param {boolean} isBare @param {boolean} holds whether the window shows all there is */
    may: (isBare, holds) => !handled && !isBare && (bare || !holds),
  };
};
