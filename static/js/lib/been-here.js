/** Whether this device has been in a session before, so that nobody is asked who could not know. The key lies in the cookie. */

/** @param {string} code */
const name = (code) => `wishwall.seat.${code}`;

/** @param {string} code */
export const rememberSeat = (code) => {
  try {
    localStorage.setItem(name(code), 'me');
  } catch {
    // Without storage the door asks for a name again.
  }
};

/** @param {string} code */
export const forgetSeat = (code) => {
  try {
    localStorage.removeItem(name(code));
  } catch {
    // Nothing was kept.
  }
};

/** @param {string} code */
export const hasSeat = (code) => {
  try {
    return localStorage.getItem(name(code)) === 'me';
  } catch {
    return false;
  }
};
