/** One draws one's badge in a dialog, while nobody looks. */

import { ask } from '../../lib/dialog.js';
import { html, ref } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { wearBadge } from '../../model/commands.js';
import { layPaper } from '../paper.js';

/** @typedef {import("../../types.d.ts").Person} Person */
/** @typedef {(command: import("../../types.d.ts").Command) => unknown} Act */

/** @param {Person} person @param {Act} act */
export const drawBadge = async (person, act) => {
  const sketch = await ask(t('Draw your badge'), (close) => {
    /** @type {ReturnType<typeof layPaper> | null} */
    let pad = null;
    const paper = (/** @type {Element | undefined} */ host) => {
      if (host && !pad) {
        pad = layPaper(/** @type {HTMLElement} */ (host), { sketch: person.badge ?? null, layouts: false });
      } else if (!host) {
        pad?.dispose();
      }
    };
    return html`<p class="hint">${t('Yourself, your work, a squiggle: it stands beside your name.')}</p><div class="composer__paper" ${ref(paper)}></div>
      <div class="buttons"><button class="button button--primary" type="button" @click=${() => close(pad?.value() ?? null)}>${icon('check')}${t('Keep it')}</button>
      <button class="button" type="button" @click=${() => close(null)}>${person.badge ? t('Leave it as it is') : t('Keep my initials')}</button></div>`;
  });
  if (sketch) {
    act(wearBadge(sketch));
  }
};
