/** Ids made in the browser: random, 16 letters and digits. `crypto.randomUUID` is missing on plain http. */

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

export const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => LETTERS[byte & 31]).join('');
};
