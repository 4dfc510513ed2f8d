/** How far a file is, and what became of it. */

import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { reason } from '../reason.js';

/**
 * @typedef {{at: 'nothing' | 'waiting' | 'stopped'} | {at: 'running', done: number, total: number}
 *   | {at: 'done', name: string, link: string}
 *   | {at: 'failed', error: {code: string, message: string, incident?: string} | null}} Stage
 */

/** @param {Stage} stage @param {() => void} again */
export const making = (stage, again) => {
  switch (stage.at) {
    case 'waiting':
      return bar(t('It will be made in a moment.'), 0, 0);
    case 'running':
      return bar(running(stage), stage.done, stage.total);
    case 'done':
      return html`<div class="notice notice--success">${icon('check')}<div><p><strong>${t('The file is ready.')}</strong> <bdi>${stage.name}</bdi></p>
        <div class="buttons"><a class="button button--small" download=${stage.name} href=${stage.link}>${icon('download')}${t('Keep it once more')}</a></div></div></div>`;
    case 'failed':
      return html`<div class="notice notice--danger">${icon('triangle-alert')}<div><p><strong>${t('The file could not be made.')}</strong> ${why(stage.error)}</p>
        <div class="buttons"><button class="button button--small" type="button" @click=${again}>${icon('refresh-cw')}${t('Try again')}</button></div></div></div>`;
    default:
      return nothing;
  }
};

/** What a screen reader hears, once for each change that matters. @param {Stage} stage */
export const stageWords = (stage) => {
  switch (stage.at) {
    case 'waiting':
    case 'running':
      return t('The file is being made.');
    case 'done':
      return `${t('The file is ready.')} ${stage.name}`;
    case 'failed':
      return `${t('The file could not be made.')} ${why(stage.error)}`;
    case 'stopped':
      return t('The file was cancelled.');
    default:
      return '';
  }
};

/** @param {{done: number, total: number}} progress */
const running = ({ done, total }) =>
  total > 0 && done < total
    ? t('The file is being made: {done} of {total} pictures.', { done, total })
    : t('The file is being made.');

/** @param {string} label @param {number} done @param {number} total */
const bar = (label, done, total) =>
  html`<div class="files__bar"><label for="file-progress">${label}</label>${total > 0 ? html`<progress id="file-progress" max=${total} .value=${done}></progress>` : html`<progress id="file-progress"></progress>`}</div>`;

/** @param {{code?: string, message: string, incident?: string} | null} error */
const why = (error) => {
  if (!error?.code) {
    return t('The line to the server is down. Try again when it is back.');
  }
  if (error.code !== 'internal') {
    return reason(/** @type {any} */ (error));
  }
  return error.incident
    ? t(
        'Choose less, or try again. If it goes on, tell the person who runs the board this number: {number}',
        { number: error.incident },
      )
    : t('Try again in a moment.');
};
