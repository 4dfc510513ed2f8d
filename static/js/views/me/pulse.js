/** "Me and drawing", asked privately at the beginning and at the end. */

import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { signal } from '../../lib/signals.js';
import { givePulse } from '../../model/commands.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {{act: (command: import("../../types.d.ts").Command) => unknown}} Ports */

/** What was pressed and is still on its way. */
const pressed = signal(/** @type {Record<string, number>} */ ({}));

/** @param {Snapshot} shown @param {"drawing_before" | "drawing_after"} about @param {Ports} ports */
export const pulsePart = ({ pulse }, about, { act }) => {
  const mine = pressed.value[about] ?? pulse[about]?.mine;
  const choose = (/** @type {number} */ value) => {
    pressed.value = { ...pressed.value, [about]: value };
    act(givePulse(about, value));
  };
  return html`<fieldset class="pulse"><legend>${about === 'drawing_before' ? t('Me and drawing') : t('Me and drawing, now')}</legend>
    <p class="hint pulse__why">${icon('lock')} ${t('Private: not even the facilitator sees your answer, only how all answers spread once five people have given one.')}</p>
    <div class="scale scale--pulse">${pulseWords().map(
      (label, index) =>
        html`<label class="pulse__choice"><input type="radio" name=${about} .checked=${mine === index + 1} @change=${() => choose(index + 1)}><span>${label}</span></label>`,
    )}</div></fieldset>`;
};

/** What the five answers say, the first the least. */
export const pulseWords = () => [
  t('I dread it'),
  t('I would rather not'),
  t('It is all right'),
  t('I like it'),
  t('I love it'),
];
