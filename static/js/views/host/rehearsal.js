/** A rehearsal says that it is one, and is thrown away with one press and one question. */

import { confirm } from '../../lib/dialog.js';
import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { toast } from '../../lib/toast.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

/** @param {Snapshot} shown @param {Ports} ports */
export const rehearsal = (shown, ports) =>
  shown.session.rehearsal
    ? html`<div class="notice">${icon('users')}<div><p><strong>${t('A rehearsal.')}</strong> ${t('Robots take part, so that you can try everything. Nothing here is kept for anybody.')}</p>
      <div class="buttons"><button class="button button--small" type="button" @click=${() => void discard(ports)}>${icon('trash-2')}${t('Throw the rehearsal away')}</button></div></div></div>`
    : nothing;

/** @param {Ports} ports */
const discard = async ({ throwAway }) => {
  const sure = await confirm({
    title: t('Throw the rehearsal away?'),
    text: t('The session and everything in it is deleted at once.'),
    action: t('Throw the rehearsal away'),
    danger: true,
  });
  if (sure) {
    await throwAway().then(
      () => location.assign('/'),
      () => toast(t('That did not work. Try again in a moment.')),
    );
  }
};
