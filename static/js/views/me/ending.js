/** The end: what one has taken on, "me and drawing" once more, and the list to take away. */

import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { meIn, takesPart } from '../../model/select.js';
import { thanking } from './parts.js';
import { pulsePart } from './pulse.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {{code: string, seat: string, act: (command: import("../../types.d.ts").Command) => unknown}} Ports */

/** @param {Snapshot} shown @param {Ports} ports */
export const ending = (shown, ports) => {
  const open = shown.session.state !== 'closed';
  const led = shown.proposals.filter(({ accepted_by }) => accepted_by && accepted_by === shown.me.person_id);
  return html`${led.length > 0 ? html`<section class="panel" aria-labelledby="led"><h2 id="led" class="waiting__plan">${t('What you have taken on')}</h2><ul class="stack">${led.map(({ title, ref, fields }) => html`<li><strong>${ref}</strong> ${title}${fields.first_step ? html`<br><span class="muted">${t('First: {step}', { step: fields.first_step })}</span>` : nothing}</li>`)}</ul></section>` : nothing}
    ${meIn(shown) && takesPart(shown) && open ? html`<section class="panel">${pulsePart(shown, 'drawing_after', ports)}</section>` : nothing}
    ${thanking.with(
      ({ thanksPart }) => thanksPart(shown, ports),
      () => nothing,
    )}
    ${open ? html`<p><a class="button" href=${`/s/${ports.code}/${ports.seat}/proposals`}>${icon('download')}${t('Read and download the list')}</a></p>` : nothing}`;
};
