/** One's group: its theme, and who is in it. */

import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { groupIn, membersOf } from '../../model/select.js';
import { wornBadge } from './badge.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */

/** @param {Snapshot} shown */
export const myGroup = (shown) => {
  const group = groupIn(shown, shown.me.group_id);
  if (!group) {
    return nothing;
  }
  const theme = themeOf(shown, group);
  return html`<section class="group" aria-labelledby="my-group"><h2 id="my-group">${icon('users')}${t('Your group: {name}', { name: group.name })}</h2>
    ${theme ? html`<p class="group__theme">${theme}</p>` : nothing}
    <ul class="group__people">${membersOf(shown, group.group_id).map(
      (person) =>
        html`<li>${wornBadge(person)}<span>${person.name}${person.person_id === shown.me.person_id ? html` <span class="muted">${t('you')}</span>` : nothing}</span></li>`,
    )}</ul></section>`;
};

/** In one line, where something else is the main thing. @param {Snapshot} shown */
export const myGroupLine = (shown) => {
  const group = groupIn(shown, shown.me.group_id);
  const theme = group && themeOf(shown, group);
  return group
    ? html`<p class="promise">${icon('users')}<span><strong>${group.name}</strong>${theme ? html`: ${theme}` : nothing}</span></p>`
    : nothing;
};

/** @param {Snapshot} shown @param {import("../../types.d.ts").Group} group */
export const themeOf = ({ themes }, group) =>
  themes.find(({ theme_id }) => theme_id === group.theme_id)?.title ?? '';
