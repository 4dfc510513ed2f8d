/** The form that says when and where, and the texts that come of it. */

import { html, nothing } from '../lib/html.js';
import { contentLanguage, t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { signal } from '../lib/signals.js';
import { copyButton } from './copying.js';
import { reason } from './reason.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../net/afterwards.js").Letter} Letter */
/** @typedef {{day: string, time: string, minutes: number, notes: string}} When */
/** @typedef {{code: string, seat: string, calls: import("../net/afterwards.js").AfterwardsCalls}} Ports */

const PAUSE_MS = 400;
const TONGUES = /** @type {const} */ (['en', 'cy']);

/** @param {Ports} ports */
export const createInvites = ({ code, seat, calls }) => {
  const kept = `wishwall.invite.${code}`;
  const when = signal(
    /** @type {When} */ ({ day: '', time: '10:00', minutes: 120, notes: '', ...read(kept) }),
  );
  const texts = signal(/** @type {Record<string, Record<string, Letter>>} */ ({}));
  const wrong = signal('');
  let waiting = 0;

  const load = async () => {
    const { minutes, notes } = when.peek();
    const start = startOf(when.peek());
    try {
      const found = await calls.invite({ ...(start ? { starts_at: start } : {}), minutes, notes });
      texts.value = found.texts;
      wrong.value = '';
    } catch (error) {
      const refused = /** @type {{code?: string, message: string}} */ (error);
      if (!refused.code) {
        throw error;
      }
      wrong.value = reason({ code: refused.code, message: refused.message });
    }
  };

  /** @param {Event} event */
  const changed = (event) => {
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const data = new FormData(form);
    const minutes = Number(data.get('minutes'));
    when.value = {
      day: String(data.get('day') ?? ''),
      time: String(data.get('time') ?? ''),
      minutes: Number.isInteger(minutes) && minutes > 0 ? minutes : 120,
      notes: String(data.get('notes') ?? ''),
    };
    keep(kept, when.value);
    clearTimeout(waiting);
    waiting = setTimeout(() => void load().catch(() => {}), PAUSE_MS);
  };

  /** @param {Snapshot} shown */
  const view = (
    shown,
  ) => html`<header class="stack"><p class="hint">${shown.session.title}</p><h1>${t('Invitations and reminders')}</h1>
    <p class="lead">${t('Ready to copy into an email or a chat, in English and in Welsh.')}</p></header>
    ${form(when.peek(), changed)}${wrong.value ? html`<p class="notice notice--warning" role="alert">${icon('info')}<span>${wrong.value}</span></p>` : nothing}
    ${calendar(when.value, code, seat)}
    ${letters().map(([name, title, hint]) => letterPart(name, title, hint, texts.value, follow(code)))}`;

  return { load, view };
};

/** @returns {ReadonlyArray<[string, string, string]>} */
const letters = () => [
  ['invite', t('Invitation'), t('What it is about, how to join, what to bring, and access.')],
  ['reminder', t('Reminder'), t('For the day before.')],
  [
    'follow_up',
    t('Follow-up reminder'),
    t('For some weeks later, with the follow-up link and the first steps.'),
  ],
];

/** @param {When} when @param {(event: Event) => void} changed */
const form = (
  when,
  changed,
) => html`<form class="panel invite__form" @input=${changed} @submit=${(/** @type {Event} */ event) => event.preventDefault()} aria-labelledby="invite-when"><h2 id="invite-when">${t('When and where')}</h2>
  <div class="invite__when"><div class="field"><label for="invite-day">${t('Day')}</label><input class="input" id="invite-day" name="day" type="date" min="2000-01-01" max="2100-12-31" .value=${when.day}></div>
  <div class="field"><label for="invite-time">${t('Begins at')}</label><input class="input" id="invite-time" name="time" type="time" .value=${when.time}></div>
  <div class="field"><label for="invite-minutes">${t('Minutes')}</label><input class="input" id="invite-minutes" name="minutes" type="number" min="5" max="1440" step="5" inputmode="numeric" .value=${String(when.minutes)}></div></div>
  <div class="field"><label for="invite-notes">${t('Place and access')}</label><p class="hint" id="invite-notes-hint">${t('For example the room, the hearing loop, parking, breaks.')}</p>
  <textarea class="input" id="invite-notes" name="notes" rows="2" maxlength="600" aria-describedby="invite-notes-hint" .value=${when.notes}></textarea></div></form>`;

/** @param {When} when @param {string} code @param {string} seat */
const calendar = (when, code, seat) => {
  const start = startOf(when);
  const query = new URLSearchParams({
    starts_at: start,
    minutes: String(when.minutes),
    notes: when.notes.slice(0, 600),
    language: contentLanguage(),
    seat,
  });
  return html`<section class="panel" aria-labelledby="invite-ics"><h2 id="invite-ics">${t('For calendars')}</h2>${
    start
      ? html`<p class="buttons"><a class="button" download href=${`/api/sessions/${code}/calendar.ics?${query}`}>${icon('calendar')}${t('Download the calendar file (.ics)')}</a></p><p class="hint">${t('Attach it to the invitation: whoever opens it has the session in their calendar.')}</p>`
      : html`<p class="hint">${t('Choose a day and a time above, and the calendar file is here.')}</p>`
  }</section>`;
};

/** @param {string} name @param {string} title @param {string} hint @param {Record<string, Record<string, Letter>>} texts @param {string} link */
const letterPart = (name, title, hint, texts, link) => {
  const made = TONGUES.flatMap((tongue) => {
    const letter = texts[tongue]?.[name];
    return letter ? [{ tongue, subject: letter.subject, body: linked(letter.body, link) }] : [];
  });
  const both = [...made].reverse().map(({ subject, body }) => `${subject}\n\n${body}`);
  return html`<section class="panel" aria-labelledby=${`letter-${name}`}><header class="letter__head"><div><h2 id=${`letter-${name}`}>${title}</h2><p class="hint">${hint}</p></div>
    <div class="buttons">${copyButton(t('{letter}, both languages', { letter: title }), both.join('\n\n- - -\n\n'), { field: `letter-${name}-cy`, word: t('Copy both') })}</div></header>
    <div class="letters">${made.map(({ tongue, subject, body }) => {
      const id = `letter-${name}-${tongue}`;
      const own = tongue === 'cy' ? 'Cymraeg' : 'English';
      const text = `${subject}\n\n${body}`;
      return html`<div class="letter"><div class="letter__bar"><label for=${id} lang=${tongue}>${own}</label>${copyButton(`${title}, ${own}`, text, { field: id })}</div>
        <textarea class="input letter__text" id=${id} lang=${tongue} readonly rows="12" .value=${text}></textarea></div>`;
    })}</div></section>`;
};

/** The follow-up link is known on the device alone on which it was made. @param {string} body @param {string} link */
const linked = (body, link) => (link ? body.replace(/\[(?:paste|gludwch)[^\]]*\]/, link) : body);

/** @param {When} when @returns {string} such as 2026-11-24T10:00:00+00:00, as clocks here show it; empty without a day */
const startOf = ({ day, time }) => {
  const at = new Date(`${day}T${time}`);
  if (!day || !time || Number.isNaN(at.getTime())) {
    return '';
  }
  const ahead = -at.getTimezoneOffset();
  const zone = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${day}T${time.slice(0, 5)}:00${ahead < 0 ? '-' : '+'}${zone.join(':')}`;
};

/** @param {string} code */
const follow = (code) => {
  const { link } = read(`wishwall.follow.${code}`);
  return typeof link === 'string' && link.startsWith(`${location.origin}/`) ? link : '';
};

/** @param {string} name @returns {Record<string, any>} */
const read = (name) => {
  try {
    return JSON.parse(localStorage.getItem(name) ?? '{}') ?? {};
  } catch {
    return {};
  }
};

/** @param {string} name @param {unknown} value */
const keep = (name, value) => {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Without storage it is typed again next time.
  }
};
