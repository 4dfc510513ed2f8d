/** The facilitator's top bar: what this is, how people come in, who is here, how the line is. */

import { shownCode } from '../lib/code.js';
import { copyText } from '../lib/copy-text.js';
import { ask, askText, confirm } from '../lib/dialog.js';
import { anchorOf } from '../lib/field.js';
import { html } from '../lib/html.js';
import { t, tn } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { openMenu } from '../lib/menu.js';
import { part } from '../lib/part.js';
import {
  closeSession,
  freezeSession,
  lockSession,
  reopenSession,
  updateSession,
} from '../model/commands-leading.js';
import { languageLink, lineState, preferencesButton } from './chrome.js';
import { stillHidden } from './hidden-notes.js';
import { askTeams } from './host/teams.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {{store: import("../model/store.js").Store, act: (command: import("../types.d.ts").Command) => unknown, code: string, seat: string, files: import("../model/file-job.js").FileCalls, ask: import("../types.d.ts").HostPorts["ask"], bringing: import("../types.d.ts").HostPorts["bringing"], passcode: import("../net/passcode.js").PasscodeCalls}} Ports */

const taking = part(() => import('./files/files.js'));
const bringing = part(() => import('./host/bring.js'));
const passcode = part(() => import('./host/passcode.js'));

/** Begins to bring in what others have made. @param {Parameters<typeof import("./host/bring.js").openBring>[0]} ports */
export const beginBringing = (ports) => bringing.use(({ openBring }) => openBring(ports));

/** @param {Snapshot} shown @param {Ports} ports */
export const hostHead = (shown, ports) => {
  const here = shown.people.filter((person) => !person.removed && person.role === 'participant').length;
  const { locked, title } = shown.session;
  return html`<header class="host-head">
    <h1 class="host-head__title">${title}</h1>
    <div class="host-head__code"><span class="visually-hidden">${t('Session code')}</span><strong class="code">${shownCode(ports.code)}</strong>
      <button class="button button--small" type="button" @click=${() => void copyText(t('Link to join'), joinLink(ports.code))}>${icon('copy')}<span class="host-head__label">${t('Copy link')}</span></button>
      <button class="button button--small" type="button" @click=${() => void showQr(ports.code)}>${icon('qr-code')}<span class="host-head__label">${t('Show QR')}</span></button></div>
    <div class="host-head__state"><span class="line-state">${icon(locked ? 'lock' : 'users')}${locked ? t('Joining is closed') : tn('{n} person joined', '{n} people joined', here)}</span>
      ${lineState(ports.store)}${preferencesButton()}${languageLink()}
      <button class="button button--small" type="button" @click=${(/** @type {Event} */ event) => sessionMenu(anchorOf(event), shown, ports)}>${icon('settings')}${t('Session')}</button></div></header>`;
};

/** @param {string} code */
export const joinLink = (code) => `${location.origin}/j/${code}`;

/** @param {string} code */
const showQr = (code) =>
  ask(
    t('Join with a phone'),
    () => html`<img class="qr" src=${`/s/${code}/qr.svg`} alt=${t('QR code of the link to join')} width="320" height="320">
    <p class="qr__code">${shownCode(code)}</p><p class="qr__link">${joinLink(code)}</p>`,
  );

/** @param {HTMLElement} anchor @param {Snapshot} shown @param {Ports} ports */
const sessionMenu = (anchor, shown, ports) => {
  const { locked, frozen, state, settings } = shown.session;
  const { act, code, seat } = ports;
  openMenu(anchor, t('Session'), [
    { label: t('Rename the session'), icon: 'pencil', run: () => void rename(shown, ports) },
    {
      label: t('Your name and the teams'),
      icon: 'users',
      run: () => void askTeams(() => ports.store.shown.peek() ?? shown, ports),
    },
    {
      label: locked ? t('Let people join again') : t('Let nobody else join'),
      icon: locked ? 'lock-open' : 'lock',
      run: () => act(lockSession(!locked)),
    },
    {
      label: settings.waiting_room ? t('Let people come straight in') : t('Let people in one by one'),
      icon: 'user-plus',
      run: () => act(updateSession({ settings: { waiting_room: !settings.waiting_room } })),
    },
    {
      label: t("Passcode of facilitators' links"),
      icon: 'lock',
      run: () => passcode.use(({ openPasscode }) => openPasscode(ports)),
    },
    {
      label: frozen ? t('Let everyone go on') : t("Hold everyone's hands still"),
      icon: 'hand',
      run: () => act(freezeSession(!frozen)),
    },
    null,
    ...(state === 'closed'
      ? []
      : [
          {
            label: t('Bring in wishes or people'),
            icon: 'folder-plus',
            run: () => beginBringing(ports),
          },
        ]),
    {
      label: t('Keep this run sheet as a file'),
      icon: 'list',
      run: () => location.assign(`/api/sessions/${code}/export/run_sheet.json?seat=${seat}`),
    },
    {
      label: t('Download files'),
      icon: 'download',
      run: () => taking.use(({ openFiles }) => openFiles(ports)),
    },
    {
      label: t('Proposals and downloads'),
      icon: 'file-text',
      run: () => location.assign(`/s/${code}/${seat}/proposals`),
    },
    {
      label: t('Invitations and reminders'),
      icon: 'send',
      run: () => location.assign(`/s/${code}/${seat}/invite`),
    },
    {
      label: t('Afterwards: follow up, review, publish'),
      icon: 'calendar',
      run: () => location.assign(`/s/${code}/${seat}/afterwards`),
    },
    state === 'closed'
      ? { label: t('Open the session again'), icon: 'play', run: () => act(reopenSession()) }
      : { label: t('Close the session'), icon: 'log-out', danger: true, run: () => void close(ports) },
  ]);
};

/** @param {Snapshot} shown @param {Ports} ports */
const rename = async (shown, { act }) => {
  const title = await askText({
    title: t('Rename the session'),
    label: t('What is it called?'),
    value: shown.session.title,
    action: t('Save'),
  });
  if (title && title !== shown.session.title) {
    act(updateSession({ title }));
  }
};

/** @param {Pick<Ports, "act" | "store">} ports */
export const close = async ({ act, store }) => {
  const shown = store.shown.peek();
  const hidden = shown ? stillHidden(shown, store) : 0;
  const sure = await confirm({
    title: t('Close the session?'),
    text: t(
      'It can then be read and downloaded, and nobody can write. Who wrote the notes without names is forgotten for good, even if you open it again.',
    ),
    warning:
      hidden > 0
        ? `${tn('{n} note is not shown to everyone yet.', '{n} notes are not shown to everyone yet.', hidden)} ${t('Notes not shown yet stay hidden. Show them first if the group is to work with them.')}`
        : '',
    action: t('Close the session'),
    danger: true,
  });
  if (sure) {
    act(closeSession());
  }
};
