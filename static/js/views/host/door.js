/** Who waits at the door, on the facilitator's page: let in or turned away. */

import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { tell } from '../../lib/say.js';
import { effect, signal } from '../../lib/signals.js';
import { toast } from '../../lib/toast.js';

/** @typedef {import("../../types.d.ts").AtTheDoor} AtTheDoor */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */
/** @typedef {import("../../model/store.js").Store} Store */

/** Whom this page has decided about: presence says so a moment later. */
const decided = signal(/** @type {ReadonlySet<string>} */ (new Set()));

/** @param {Store} store */
export const atTheDoor = ({ presence }) =>
  (presence.value.waiting ?? []).filter(({ waiting_id }) => !decided.value.has(waiting_id));

/** Says who has come to the door, once for each. @param {Store} store */
export const announceDoor = (store) => {
  /** @type {Set<string>} */
  const said = new Set();
  return effect(() => {
    for (const { waiting_id, name } of store.presence.value.waiting ?? []) {
      if (!said.has(waiting_id)) {
        said.add(waiting_id);
        tell(t('{name} waits to be let in.', { name }));
      }
    }
  });
};

/** @param {AtTheDoor} person @param {Ports} ports */
export const doorRow = (
  { waiting_id, name, side },
  ports,
) => html`<li class="attention__one">${icon('user-plus')}<p><strong><bdi>${name}</bdi></strong>${side ? html` (<bdi>${side}</bdi>)` : ''} ${t('waits to be let in')}</p>
  <div class="buttons"><button class="button button--small button--primary" type="button" @click=${() => void decide(waiting_id, true, ports)}>${t('Let in')}<span class="visually-hidden">: ${name}</span></button>
  <button class="button button--small" type="button" @click=${() => void decide(waiting_id, false, ports)}>${t('Turn away')}<span class="visually-hidden">: ${name}</span></button></div></li>`;

/** @param {string} id @param {boolean} letIn @param {Ports} ports */
const decide = async (id, letIn, ports) => {
  decided.value = new Set([...decided.peek(), id]);
  try {
    await ports.door.decide(id, letIn);
  } catch (error) {
    if (/** @type {{code?: string}} */ (error).code === 'not_found') {
      toast(t('They have left the door meanwhile.'));
      return;
    }
    decided.value = new Set([...decided.peek()].filter((one) => one !== id));
    toast(t('That did not work. Try again in a moment.'));
  }
};
