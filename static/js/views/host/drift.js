/** The whole plan against the clock: when it ends, how far behind, what could be trimmed, where a break is missing. */

import { ask } from '../../lib/dialog.js';
import { fieldValue } from '../../lib/field.js';
import { html, nothing } from '../../lib/html.js';
import { contentLanguage, t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { now } from '../../lib/tick.js';
import { toast } from '../../lib/toast.js';
import { insertPhase, revisePhase, skipPhase, updateSession } from '../../model/commands-leading.js';
import { endsAt, trims, withoutBreak } from '../../model/plan.js';
import { timeOfDay } from '../clock-words.js';
import { phaseTitle } from '../phase-words.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

const MINUTE = 60_000;
/** When we said that we would be done, by the server's clock, the same for everyone who leads; 0 until the plan has begun. @param {Snapshot} shown */
const promisedEnd = ({ session: { settings } }) => (settings.ends_at ? Date.parse(settings.ends_at) : 0);

/** @param {number} at milliseconds by the server's clock @param {Ports} ports */
const hereAt = (at, { store }) => timeOfDay(at - store.offset.value);

/** @param {Snapshot} shown @param {Ports} ports */
export const planClock = (shown, ports) => {
  if (shown.session.state === 'closed') {
    return nothing;
  }
  const end = endsAt(shown, now.value + ports.store.offset.value);
  const due = promisedEnd(shown);
  const behind = due ? Math.round((end - due) / MINUTE) : 0;
  return html`<div class="drift" data-late=${behind >= 2}>
    <p><strong>${t('Ends at {time}', { time: hereAt(end, ports) })}</strong><br><span class="hint">${due ? standing(behind) : t('if you start now')}</span></p>
    <div class="buttons">${behind >= 1 ? html`<button class="button button--small" type="button" @click=${() => void catchUp(ports)}>${icon('timer')}${t('Catch up...')}</button>` : nothing}
    <button class="button button--small button--quiet" type="button" @click=${() => void askEnd(due || end, ports)}>${icon('clock')}${t('Set the end')}</button></div></div>${breakWarning(shown, ports)}`;
};

/** @param {number} behind minutes */
const standing = (behind) => {
  if (behind === 0) {
    return t('on time');
  }
  return behind > 0
    ? tn('{n} minute behind', '{n} minutes behind', behind)
    : tn('{n} minute in hand', '{n} minutes in hand', -behind);
};

/** What can be trimmed, each with one button; the list follows what was done. @param {Ports} ports */
const catchUp = (ports) =>
  ask(t('Catch up'), (close) => {
    const shown = /** @type {Snapshot} */ (ports.store.shown.peek());
    const found = trims(shown);
    return html`<p>${t('Nothing changes until you choose. What is skipped can be taken back in.')}</p>
      <ul class="trims">${found.map(({ phase, gain, minutes }) => {
        const step = phaseTitle(phase);
        const label =
          minutes === null ? t('Skip {step}', { step }) : t('{step} in {n} minutes', { step, n: minutes });
        return html`<li><button class="button button--wide" type="button" @click=${() => {
          ports.act(
            minutes === null
              ? skipPhase(phase.phase_id, true)
              : revisePhase(phase.phase_id, { switches: { clock: { minutes } } }),
          );
          toast(tn('{n} minute won', '{n} minutes won', gain));
          close(true);
        }}><span>${label}</span><span class="badge">${t('wins {n} min', { n: gain })}</span></button></li>`;
      })}</ul>
      ${found.length === 0 ? html`<p class="empty">${t('Nothing that comes can be shortened. Set a later end, or close earlier.')}</p>` : nothing}`;
  });

/** @param {number} end @param {Ports} ports */
const askEnd = async (end, ports) => {
  const told = hereAt(end, ports);
  const answer = await ask(t('When must it end?'), (close) => {
    let value = told;
    return html`<form @submit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      close(value);
    }}><div class="field"><label for="end-time">${t('Time of day')}</label><p class="hint">${t('The run sheet is measured against it.')}</p>
      <input class="input" id="end-time" type="time" required .value=${told} @input=${(
        /** @type {Event} */ event,
      ) => {
        value = fieldValue(event);
      }}></div><div class="buttons"><button class="button button--primary" type="submit">${t('Save')}</button></div></form>`;
  });
  if (answer) {
    const at = new Date(atTime(answer, ports)).toISOString();
    ports.act(updateSession({ settings: { ends_at: at } }));
  }
};

/** Today at this time; tomorrow when that is long past. @param {string} time HH:MM @param {Ports} ports */
const atTime = (time, { store }) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const at = new Date(Date.now());
  at.setHours(hours, minutes, 0, 0);
  const late = Date.now() - at.getTime() > 12 * 60 * MINUTE;
  return at.getTime() + (late ? 24 * 60 * MINUTE : 0) + store.offset.value;
};

/** @param {Snapshot} shown @param {Ports} ports */
const breakWarning = (shown, { act }) => {
  const long = withoutBreak(shown);
  if (!long || shown.session.state === 'closed') {
    return nothing;
  }
  const live = long.before.state === 'live';
  const after =
    shown.run_sheet[shown.run_sheet.findIndex(({ phase_id }) => phase_id === long.before.phase_id) + 1];
  const before = live ? (after?.phase_id ?? null) : long.before.phase_id;
  return html`<div class="drift drift--break"><p>${icon('coffee')}<span>${t('{n} minutes without a break, up to {step}.', { n: long.minutes, step: phaseTitle(long.before) })}</span></p>
    <button class="button button--small" type="button" @click=${() => act(insertPhase(breakPhase(before)))}>${icon('plus')}${t('Add a break of 10 minutes')}</button></div>`;
};

/** @param {string | null} before */
const breakPhase = (before) => {
  // Both languages are written down, whichever the facilitator reads.
  const prompt = {
    en: { title: 'Break', question: 'A break. We go on together when the clock ends.' },
    cy: { title: 'Egwyl', question: "Egwyl. Byddwn yn mynd ymlaen gyda'n gilydd pan ddaw'r cloc i ben." },
  };
  return {
    kind: 'hold',
    title: prompt[contentLanguage()].title,
    switches: { prompt, clock: { minutes: 10 } },
    before,
  };
};
