/** What can be done with one group: its name, its theme, a step for it alone. */

import { ask, askText } from '../../lib/dialog.js';
import { html, nothing } from '../../lib/html.js';
import { t, tn } from '../../lib/i18n.js';
import { openMenu } from '../../lib/menu.js';
import { formTheme } from '../../model/commands-arranging.js';
import { closePhase, extendPhase, openPhase, pausePhase, updateGroup } from '../../model/commands-leading.js';
import { noteWords } from '../../model/select.js';
import { undescribed } from '../note.js';
import { kindIcon, phaseTitle } from '../phase-words.js';
import { ticksOf, wishesOf } from './wish-rows.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Group} Group */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

/** A group may be in one of these by itself. */
const ALONE = ['hold', 'add', 'sort', 'propose'];

/** @param {Snapshot} shown @param {Group} group */
export const themeOf = ({ themes }, group) => themes.find(({ theme_id }) => theme_id === group.theme_id);

/** @param {HTMLElement} anchor @param {Snapshot} shown @param {Group} group @param {Ports} ports */
export const groupTools = (anchor, shown, group, ports) =>
  openMenu(anchor, group.name, [
    { label: t('Give it a theme...'), icon: 'tag', run: () => themeMenu(anchor, shown, group, ports) },
    {
      label: t('A theme made from wishes...'),
      icon: 'star',
      run: () => void fromWishes(shown, group, ports),
    },
    { label: t('Rename'), icon: 'pencil', run: () => void rename(group, ports) },
    null,
    {
      label: t('Open a step for this group alone...'),
      icon: 'play',
      run: () => paceMenu(anchor, shown, group, ports),
    },
    ...clockTools(group, ports),
  ]);

/** The clock of a group at its own pace. @param {Group} group @param {Ports} ports */
const clockTools = ({ group_id, live }, { act }) =>
  live?.phase_id
    ? [
        { label: t('Five minutes more for it'), icon: 'plus', run: () => act(extendPhase(300, group_id)) },
        {
          label: live.paused ? t('Let its clock go on') : t('Pause its clock'),
          icon: live.paused ? 'play' : 'pause',
          run: () => act(pausePhase(!live.paused, group_id)),
        },
        { label: t('End its step'), icon: 'square', run: () => act(closePhase(group_id)) },
      ]
    : [];

/** @param {HTMLElement} anchor @param {Snapshot} shown @param {Group} group @param {Ports} ports */
const themeMenu = (anchor, shown, group, ports) =>
  openMenu(anchor, t('Theme of {name}', { name: group.name }), [
    ...shown.themes.map(({ theme_id, title }) => ({
      label: title,
      icon: 'tag',
      disabled: theme_id === group.theme_id,
      run: () => ports.act(updateGroup(group.group_id, { theme_id })),
    })),
    {
      label: t('A theme made from wishes...'),
      icon: 'star',
      run: () => void fromWishes(shown, group, ports),
    },
  ]);

/** @param {HTMLElement} anchor @param {Snapshot} shown @param {Group} group @param {Ports} ports */
const paceMenu = (anchor, shown, group, { act }) => {
  const running = (group.live ?? shown.live).phase_id;
  openMenu(
    anchor,
    t('For {name} alone', { name: group.name }),
    shown.run_sheet
      .filter(({ kind, state }) => ALONE.includes(kind) && state !== 'skipped')
      .map((phase) => ({
        label: phaseTitle(phase),
        icon: kindIcon(phase.kind),
        disabled: phase.phase_id === running,
        run: () => act(openPhase(phase.phase_id, running, group.group_id)),
      })),
  );
};

/** @param {Group} group @param {Ports} ports */
const rename = async (group, { act }) => {
  const name = await askText({
    title: t('Rename'),
    label: t('Name of the group'),
    value: group.name,
    action: t('Save'),
    most: 60,
  });
  if (name && name !== group.name) {
    act(updateGroup(group.group_id, { name }));
  }
};

/** Several wishes become one theme, which remembers them. @param {Snapshot} shown @param {Group} group @param {Ports} ports */
const fromWishes = async (shown, group, { act }) => {
  const notes = wishesOf(shown)
    .filter(({ parked, hidden }) => !parked && !hidden)
    .sort((a, b) => ticksOf(shown, b) - ticksOf(shown, a));
  const made = await ask(t('A theme for {name}', { name: group.name }), (close) => {
    const submit = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
      const picked = data.getAll('wish').map(String);
      const title = String(data.get('title') ?? '').trim();
      close(title ? { title, picked } : null);
    };
    return html`<form @submit=${submit}><div class="field"><label for="wish-title">${t('Name of the theme')}</label><p class="hint">${t('Best as a question: How might we ...?')}</p>
      <input class="input" id="wish-title" name="title" maxlength="120" required autocomplete="off"></div>
      <fieldset class="field"><legend>${t('The wishes behind it')}</legend>${notes.length > 0 ? nothing : html`<p class="empty">${t('No wishes can be seen yet.')}</p>`}<div class="picks">${notes.map(
        (note) =>
          html`<label class="check"><input type="checkbox" name="wish" value=${note.note_id}><span>${noteWords(note, undescribed(''))}${ticksOf(shown, note) > 0 ? html` <span class="hint">${tn('{n} tick', '{n} ticks', ticksOf(shown, note))}</span>` : nothing}</span></label>`,
      )}</div></fieldset>
      <div class="buttons"><button class="button button--primary" type="submit">${t('Make the theme')}</button></div></form>`;
  });
  if (made) {
    const command = formTheme(made.title, made.picked);
    act(command);
    act(updateGroup(group.group_id, { theme_id: command.theme_id }));
  }
};
