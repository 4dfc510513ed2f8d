/** Which cards are filled: those that are near what is seen. What lies in the page's flow says so by itself; the wall's camera knows its own. */

const MARGIN = '600px';
/** Time that filling may take of one frame while the wall rests, and under a moving hand. */
const SLICE_MS = 5;
const SHORT_MS = 1;

/** @param {(id: string, full: boolean) => boolean} setFull */
export const createNear = (setFull) => {
  /** @type {Map<string, boolean>} */
  const waiting = new Map();
  let asked = false;
  let rests = true;

  const work = () => {
    asked = false;
    const until = performance.now() + (rests ? SLICE_MS : SHORT_MS);
    for (const [id, full] of waiting) {
      if (performance.now() > until) {
        break;
      }
      waiting.delete(id);
      setFull(id, full);
    }
    soon();
  };

  const soon = () => {
    if (!asked && waiting.size > 0) {
      asked = true;
      requestAnimationFrame(work);
    }
  };

  /** @param {string} id @param {boolean} full */
  const want = (id, full) => {
    waiting.delete(id);
    waiting.set(id, full);
    soon();
  };

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const id = idOf(target);
        if (id) {
          want(id, isIntersecting);
        }
      }
    },
    { rootMargin: MARGIN },
  );
  /** @type {Set<Element>} */
  const watched = new Set();

  return {
    want,
    /** @param {Element} li */
    watch: (li) => {
      if (!watched.has(li)) {
        watched.add(li);
        observer.observe(li);
      }
    },
    /** @param {Element} li */
    unwatch: (li) => {
      if (watched.delete(li)) {
        observer.unobserve(li);
      }
    },
    /** @param {boolean} does whether the wall rests */
    rest: (does) => {
      rests = does;
    },
  };
};

/** @param {Element} li */
const idOf = (li) => /** @type {HTMLElement | null} */ (li.firstElementChild)?.dataset.note;
