/** One tab stop for the whole wall: arrows go from note to note, Ctrl with an arrow from theme to theme. */

/**
 * @typedef {object} Does
 * @property {(id: string) => HTMLElement | undefined} card a note's element
 * @property {(id: string, event: KeyboardEvent) => string | null} next where an arrow, Home or End leads
 * @property {(id: string) => boolean} show brings a note into sight, before it gets the focus; false leaves that to the page
 * @property {(id: string, event: KeyboardEvent) => boolean} key any other key on a note; true when it was meant for us
 * @property {(id: string) => void} arrived
 */

/** @param {HTMLElement} root @param {Does} does */
export const roveNotes = (root, { card, next, show, key, arrived }) => {
  let stop = '';

  /** @param {string} id @param {boolean} on */
  const reach = (id, on) => {
    const element = card(id);
    if (element) {
      element.tabIndex = on ? 0 : -1;
      for (const button of element.querySelectorAll('button')) {
        button.tabIndex = on ? 0 : -1;
      }
    }
  };

  /** @param {string} id */
  const stopAt = (id) => {
    if (id !== stop) {
      reach(stop, false);
      stop = id;
    }
    reach(id, true);
  };

  /** @param {string} id */
  const go = (id) => {
    const seen = show(id);
    stopAt(id);
    card(id)?.focus({ preventScroll: seen });
  };

  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    const id = /** @type {HTMLElement} */ (event.target).dataset.note;
    if (id === undefined) {
      return;
    }
    const leads = /^(Arrow|Home$|End$)/.test(event.key) && !event.altKey && !event.shiftKey;
    const to = leads ? next(id, event) : null;
    if (to !== null) {
      event.preventDefault();
      go(to);
    } else if (!leads && key(id, event)) {
      event.preventDefault();
    }
  };

  /** @param {FocusEvent} event */
  const focus = (event) => {
    const at = /** @type {HTMLElement | null} */ (
      /** @type {HTMLElement} */ (event.target).closest('[data-note]')
    );
    if (at?.dataset.note) {
      stopAt(at.dataset.note);
      arrived(at.dataset.note);
    }
  };

  root.addEventListener('keydown', pressed);
  root.addEventListener('focusin', focus);
  return {
    go,
    /** Exactly one note can be reached with Tab: the one that was, else the first. @param {readonly string[]} order */
    keep: (order) => {
      stopAt(order.includes(stop) ? stop : (order[0] ?? ''));
    },
    stop: () => stop,
    dispose: () => {
      root.removeEventListener('keydown', pressed);
      root.removeEventListener('focusin', focus);
    },
  };
};
