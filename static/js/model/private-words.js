/** Whether a text holds what belongs to somebody: where they can be reached, or the number that the state knows them by. */

const MAIL = /[^\s@]+@[^\s@]+\.[a-z]{2,}/i;
/** From 9 digits on, begun by 0 or +, in groups of any size. */
const TELEPHONE = /(?<![\d.,])(?:\+|00?)[ .()/-]*\d(?:[ .()/-]*\d){8,13}(?!\d)/;
/** Two letters, six digits and a letter of A to D, as on a British payslip. */
const INSURANCE = /\b[a-z]{2}(?: ?\d\d){3} ?[a-d]\b/i;

/** @param {string} text @returns {"mail" | "telephone" | "insurance" | null} */
export const privateWords = (text) => {
  if (MAIL.test(text)) {
    return 'mail';
  }
  if (INSURANCE.test(text)) {
    return 'insurance';
  }
  return TELEPHONE.test(text) ? 'telephone' : null;
};
