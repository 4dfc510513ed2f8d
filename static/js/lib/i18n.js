/** Words: the English sentence is the key; a Welsh page loads the catalogue that is made from the PO file. */

/** @type {Map<string, string>} */
let catalogue = new Map();
let language = 'en';

/** @param {string} lang @param {string} url the catalogue's address, empty for English */
export const loadCatalogue = async (lang, url) => {
  language = lang;
  if (url) {
    const answer = await fetch(url).catch(() => null);
    const found = answer?.ok ? await answer.json() : {};
    catalogue = new Map(Object.entries(found));
  }
};

export const lang = () => language;

/**
 * @param {string} key the English sentence, with {name} where a value goes
 * @param {Record<string, string | number>} [vars]
 */
export const t = (key, vars = {}) =>
  (catalogue.get(key) || key).replace(/\{(\w+)\}/g, (whole, name) => String(vars[name] ?? whole));

/**
 * One sentence for one thing, another for many. Welsh keeps its nouns singular behind a number, so two are enough.
 * @param {string} one @param {string} many @param {number} n @param {Record<string, string | number>} [vars]
 */
export const tn = (one, many, n, vars = {}) => t(n === 1 ? one : many, { n, ...vars });

/**
 * The text of a prompt part in the reader's language, else in the other.
 * @param {Record<string, any> | undefined} prompt @param {string} [part]
 */
export const promptText = (prompt, part = 'question') =>
  prompt?.[language]?.[part] || prompt?.en?.[part] || prompt?.cy?.[part] || '';

/** @param {string} iso @returns {string} such as Saturday 21 November 2026 */
export const longDate = (iso) => {
  const date = new Date(iso.length === 10 ? `${iso}T12:00:00Z` : iso);
  return Number.isNaN(date.getTime())
    ? iso
    : date.toLocaleDateString(language === 'cy' ? 'cy-GB' : 'en-GB', {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      });
};
