/** Where something comes from and what became of it: wish, theme, group, note, theme, proposal, owner, each to be walked on (R11). */

import { ask } from '../lib/dialog.js';
import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { trailOf } from '../model/trail.js';
import { noteCard, undescribed } from './note.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */

/** @returns {Record<string, [string, string]>} an icon and a name for each stage */
const stages = () => ({
  wish: ['star', t('Wish')],
  brief: ['tag', t("The group's theme")],
  group: ['users', t('Group')],
  note: ['sticky-note', t('Note')],
  theme: ['layers', t('Theme')],
  proposal: ['file-text', t('Proposal')],
  owner: ['user', t('Who leads it')],
});

/** @param {Snapshot} shown @param {string} id of a note, a theme, a group or a proposal */
export const openTrail = async (shown, id) => {
  const next = await ask(
    t('Where it comes from, and what became of it'),
    (close) =>
      html`${noteItself(shown, id)}<ol class="trail">${trailOf(shown, id).map(({ stage, items }) => {
        const [picture, name] = stages()[stage] ?? ['circle', stage];
        return html`<li class="trail__stage"><p class="trail__name">${icon(picture)}${name}</p><ul class="trail__items">${items.map(
          (item) =>
            item.id === id || stage === 'owner'
              ? html`<li class="trail__here" aria-current=${item.id === id ? 'true' : 'false'}>${item.label || undescribed('')}</li>`
              : html`<li><button class="trail__link" type="button" @click=${() => close(item.id)}>${item.label || undescribed('')}</button></li>`,
        )}</ul></li>`;
      })}</ol>${trailOf(shown, id).length <= 1 ? html`<p class="hint">${t('Nothing has come of it yet.')}</p>` : nothing}`,
    { wide: true },
  );
  if (next) {
    await openTrail(shown, next);
  }
};

/** A note on the way stands there as it is, with its drawing. @param {Snapshot} shown @param {string} id */
const noteItself = (shown, id) => {
  const note = shown.notes.find(({ note_id }) => note_id === id);
  return note ? html`<div class="opened">${noteCard(note, shown)}</div>` : nothing;
};
