/** What is always at hand: "I'm done", a hand up, and a private word to the facilitator. */

import { askText } from '../../lib/dialog.js';
import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { toast } from '../../lib/toast.js';
import { askQuestion, raiseHand, setDone } from '../../model/commands.js';
import { isMyTurn, meIn } from '../../model/select.js';
import { marking, turning } from './parts.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../step.js").Ports} Ports */

/** Kinds of step in which people work at their own speed. */
const WORKING = ['add', 'sort', 'mark', 'propose'];
const none = () => nothing;

/** @param {Snapshot} shown @param {Phase | null} phase @param {Ports} ports */
export const dock = (shown, phase, ports) => {
  const me = meIn(shown);
  if (!me || shown.session.state === 'closed') {
    return nothing;
  }
  return html`<aside class="dock" aria-label=${t('Always at hand')}>${phase?.kind === 'mark' ? marking.with(({ budget }) => budget(shown, phase), none) : nothing}${phase?.kind === 'present' && shown.turn.phase_id === phase.phase_id && isMyTurn(shown) ? turning.with(({ turnButtons }) => turnButtons(shown, phase, ports), none) : nothing}<div class="dock__row">
    ${phase && WORKING.includes(phase.kind) ? html`<button class="dock__button" type="button" aria-pressed=${shown.me.done} @click=${() => ports.act(setDone(!shown.me.done))}>${icon('check')}<span>${t("I'm done")}</span></button>` : nothing}
    <button class="dock__button" type="button" aria-pressed=${me.hand} @click=${() => ports.act(raiseHand(!me.hand))}>${icon('hand')}<span>${t('Hand up')}</span></button>
    <button class="dock__button" type="button" @click=${() => void ask(ports)}>${icon('message-circle')}<span>${t('Ask privately')}</span></button></div></aside>`;
};

/** It must work while the line is down as well: nothing of it comes later. @param {Ports} ports */
const ask = async ({ act }) => {
  const text = await askText({
    title: t('Ask the facilitator privately'),
    label: t('Your question'),
    hint: t('Only the facilitators see it. If they share it with everyone, your name is not with it.'),
    action: t('Send'),
    most: 400,
  });
  if (text) {
    act(askQuestion(text));
    toast(t('It goes to the facilitator alone'));
  }
};

/** One's own questions, and those that were shared with everyone. @param {Snapshot} shown */
export const questionsPart = ({ questions }) => {
  const mine = questions.filter((question) => question.mine);
  const shared = questions.filter((question) => question.released && !question.mine);
  return html`${list(t('Asked in the room'), shared)}${list(t('What you asked privately'), mine)}`;
};

/** @param {string} title @param {import("../../types.d.ts").Question[]} questions */
const list = (title, questions) =>
  questions.length > 0
    ? html`<details class="fold"><summary>${title} <span class="count">${questions.length}</span></summary><ul class="remarks">${questions.map(
        ({ text, released, mine }) =>
          html`<li>${icon('circle-help')}<span>${text}${mine ? html` <span class="muted">${released ? t('shared with everyone, without your name') : t('only the facilitators see it')}</span>` : nothing}</span></li>`,
      )}</ul></details>`
    : nothing;
