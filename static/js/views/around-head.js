/** The head of the pages beside a session: the way back, preferences, the other language. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { languageLink, preferencesButton } from './chrome.js';

/** @param {{code: string, seat: string}} place */
export const aroundHead = ({ code, seat }) => {
  const back = seat === 'host' ? `/s/${code}/host` : `/s/${code}/${seat}/cockpit`;
  return html`<header class="step-head"><div class="step-head__title"><a class="step-head__back" href=${back}>${icon('arrow-left')}${t('Back to the session')}</a></div>
    <div class="step-head__state">${preferencesButton()}${languageLink()}</div></header>`;
};

/** What a facilitator's page says to somebody else. @param {{code: string, seat: string}} place */
export const notForYou = ({ code, seat }) =>
  html`<main class="page narrow" id="main" tabindex="-1"><h1>${t('This page is for facilitators')}</h1>
    <p class="lead">${t('Ask one of them, or open your own link.')}</p>
    <div class="buttons"><a class="button button--primary" href=${`/s/${code}/${seat}`}>${icon('arrow-right')}${t('Go on to your page')}</a></div></main>`;
