/** Words: the English sentence is the key; another language's catalogue is made from its PO file. */

import { signal } from './signals.js';

/** @type {Map<string, string>} */
let catalogue = new Map();
/** A signal, so that what is drawn is drawn again in the other language. */
const language = signal('en');

/** @param {string} lang @param {string} url the catalogue's address, empty for English @param {string} [more] that of the rest, once it is needed */
export const loadCatalogue = async (lang, url, more = '') => {
  // A page that cannot have its words speaks English.
  const words = await Promise.all([url, more].map((one) => wordsAt(one).catch(() => [])));
  catalogue = new Map(words.flat());
  language.value = lang;
};

/** More words of the same language. @param {string} url its address, empty for English */
export const addCatalogue = async (url) => {
  catalogue = new Map([...catalogue, ...(await wordsAt(url))]);
};

/** @param {string} url @returns {Promise<Array<[string, string]>>} */
const wordsAt = async (url) => (url ? Object.entries(await (await fetch(url)).json()) : []);

export const lang = () => language.value;

/**
 * @param {string} key the English sentence, with {name} where a value goes
 * @param {Record<string, string | number>} [vars]
 */
export const t = (key, vars = {}) => {
  const text = (language.value !== 'en' && catalogue.get(key)) || key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(vars[name] ?? whole));
};

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
  prompt?.[lang()]?.[part] || prompt?.en?.[part] || prompt?.cy?.[part] || '';

/** @param {string} iso @returns {string} such as 21 November 2026 */
export const longDate = (iso) => {
  const date = new Date(iso.length === 10 ? `${iso}T12:00:00Z` : iso);
  if (Number.isNaN(date.getTime())) {
    return iso;
  }
  return lang() === 'cy'
    ? `${date.getDate()} ${WELSH_MONTHS[date.getMonth()]} ${date.getFullYear()}`
    : date.toLocaleDateString(locale(), { day: 'numeric', month: 'long', year: 'numeric' });
};

/** Browsers know no Welsh months, and would say 2026 M11 21. */
const WELSH_MONTHS = [
  ...['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin'],
  ...['Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr'],
];

/** The reader's language with the country's habits of writing dates. */
export const locale = () => `${lang()}-GB`;

/** The language that sessions, templates and files come in: those know English and Welsh, whatever the page speaks. */
export const contentLanguage = () => (lang() === 'cy' ? 'cy' : 'en');
