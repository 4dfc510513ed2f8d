/** A page that the server has outgrown comes anew, once and when nobody is in the middle of something; what waits to be sent lies on the device. */

const KEY = 'wishwall.anew';
/** Two servers of different releases beside each other, as during a deploy, must not send a page round in circles. */
const AGAIN_MS = 10 * 60_000;
/** So long nobody has typed, drawn or pressed anything. */
const QUIET_MS = 3000;
const LOOK_MS = 1000;
let asked = false;

/** @param {{reload?: () => void, now?: () => number}} [how] */
export const loadAnew = ({ reload = () => location.reload(), now = Date.now } = {}) => {
  if (!asked && mayAgain(now())) {
    asked = true;
    whenQuiet(reload, now);
  }
};

/** Without storage nobody could tell whether it was done before: then the person presses. @param {number} at */
const mayAgain = (at) => {
  try {
    if (at - Number(sessionStorage.getItem(KEY) ?? 0) < AGAIN_MS) {
      return false;
    }
    sessionStorage.setItem(KEY, String(at));
    return true;
  } catch {
    return false;
  }
};

/** @param {() => void} run @param {() => number} now */
const whenQuiet = (run, now) => {
  let stirred = now();
  const stir = () => {
    stirred = now();
  };
  for (const name of ['input', 'keydown', 'pointerdown', 'pointermove']) {
    addEventListener(name, stir, { capture: true, passive: true });
  }
  const look = () => {
    if (now() - stirred >= QUIET_MS && !document.querySelector('dialog[open]')) {
      run();
    } else {
      setTimeout(look, LOOK_MS);
    }
  };
  look();
};
