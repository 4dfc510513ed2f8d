/** The join code: eight characters, read in any case, with or without spaces and hyphens. */

const SHAPE = /^[ABCDEFGHJKMNPQRTUVWXYZ2346789]{8}$/;

/** @param {string} typed a code, or a whole join link pasted into the field */
export const cleanCode = (typed) => {
  const inLink = /\/(?:j|s)\/([A-Za-z0-9-]+)/.exec(typed)?.[1];
  return (inLink ?? typed).toUpperCase().replace(/[^A-Z0-9]/g, '');
};

/** @param {string} code */
export const isCode = (code) => SHAPE.test(code);

/** @param {string} code */
export const shownCode = (code) => (code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code);
