/** Another language on the same page: what is open stays open, and what was typed stays typed. */

import { lang, loadCatalogue, t } from './i18n.js';
import { say } from './say.js';

const COOKIE = 'wishwall_lang';
const YEAR_S = 31_536_000;

/** @typedef {{name: string, catalogue: string}} Language */

/** The languages of this page by their code. @returns {Record<string, Language>} */
export const languages = () => JSON.parse(document.body.dataset.languages || '{}');

/** @param {string} to */
export const switchTo = async (to) => {
  await loadCatalogue(to, languages()[to]?.catalogue ?? '');
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
