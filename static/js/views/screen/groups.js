/** Who is with whom, and about what. */

import { html, nothing } from '../../lib/html.js';
import { livePhase, membersOf } from '../../model/select.js';
import { wornBadge } from '../me/badge.js';
import { themeOf } from '../me/my-group.js';
import { heading } from '../step-words.js';
import { framed, time } from './frame.js';

/** @param {import("../../types.d.ts").Snapshot} shown @param {import("./frame.js").Ports} ports */
export const groupsView = (shown, ports) =>
  framed(
    heading(livePhase(shown)),
    time(shown, ports),
    html`<ul class="screen__groups" data-paged="groups" data-few=${shown.groups.length <= 2 && shown.people.length <= 16}>${shown.groups.map(
      (group) => {
        const theme = themeOf(shown, group);
        return html`<li class="screen__theme"><h2>${group.name}</h2>${theme ? html`<p class="screen__about">${theme}</p>` : nothing}
        <ul class="screen__people">${membersOf(shown, group.group_id).map((person) => html`<li>${wornBadge(person)}<span>${person.name.split(',')[0]}</span></li>`)}</ul></li>`;
      },
    )}</ul>`,
  );
