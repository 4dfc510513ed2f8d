/** Another language on the same page: what is open stays open, and what was typed stays typed. */

import { addCatalogue, lang, loadCatalogue, t } from './i18n.js';
import { say } from './say.js';

const COOKIE = 'wishwall_lang';
const YEAR_S = 31_536_000;

/** @typedef {{name: string, catalogue: string, rest: string}} Language */

/** The languages of this page by their code. @returns {Record<string, Language>} */
export const languages = () => JSON.parse(document.body.dataset.languages || '{}');

/** @type {Promise<unknown> | null} */
let whole = null;

/** What a page says and wears only in parts that come later: fetched once, with the first of them. @returns {Promise<unknown>} */
export const rest = () => {
  whole ??= Promise.all([addCatalogue(languages()[lang()]?.rest ?? ''), restStyle()]).catch((error) => {
    whole = null;
    throw error;
  });
  return whole;
};

const restStyle = () => {
  const { rest: href } = document.body.dataset;
  if (!href) {
    return undefined;
  }
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  document.head.append(link);
  return new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error('no styles'));
    });
  });
};

/** @param {string} to */
export const switchTo = async (to) => {
  const more = whole ? (languages()[to]?.rest ?? '') : '';
  await loadCatalogue(to, languages()[to]?.catalogue ?? '', more);
  document.documentElement.lang = to;
  document.title = title();
  const skip = document.querySelector('.skip');
  if (skip) {
    skip.textContent = t('Skip to the main part');
  }
  // The next page, and the files, come in this language too.
  const secure = location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing where there is no https
  document.cookie = `${COOKIE}=${to}; path=/; max-age=${YEAR_S}; samesite=lax${secure}`;
  history.replaceState(null, '', location.pathname + location.hash);
  requestAnimationFrame(() => say(languages()[lang()]?.name ?? ''));
};

/** What the window is called. */
const title = () => {
  const names = new Map([
    ['host', t('Facilitator')],
    ['me', t('Your step')],
    ['observe', t('Observe')],
    ['proposals', t('Proposals')],
    ['screen', t('Screen')],
  ]);
  const name = names.get(document.body.dataset.page ?? '');
  return name ? `${name} - Wishwall` : 'Wishwall';
};
