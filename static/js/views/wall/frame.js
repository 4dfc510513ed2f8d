/** The wall's standing parts as one template: the bar, the tray, the themes, and what floats above. Notes are put in by hand. */

import { anchorOf, fieldValue } from '../../lib/field.js';
import { html, nothing, repeat } from '../../lib/html.js';
import { t, tn } from '../../lib/i18n.js';
import { glyph, icon } from '../../lib/icon.js';
import { choicesOf } from './choices.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Theme} Theme */
/** @typedef {import("../../model/grouped.js").Grouped} Grouped */
/** @typedef {import("./context.js").Context} Context */

/** So few notes need no search. */
const FEW = 6;
/** The parked notes' place among the themes. */
export const PARKED = 'parked';

/** @param {Context} context @param {Snapshot} shown @param {Grouped} groups @param {readonly import("../../types.d.ts").Note[]} tray what of the tray is shown */
export const frameView = (context, shown, groups, tray) => html`
  ${bar(context, shown, groups)}
  <div class="board__body">
    ${trayPart(context, shown, groups, tray)}
    <div class="wall" tabindex="-1" data-drop=${context.may() ? 'new' : 'none'}>
      <div class="wall__world">
        ${repeat(
          shown.themes,
          ({ theme_id }) => theme_id,
          (theme) => region(context, shown, theme, groups.themes.get(theme.theme_id)?.length ?? 0),
        )}
        ${groups.spots.length > 0 ? html`<section class="spots" aria-labelledby="wall-spots"><header class="region__head"><h2 id="wall-spots">${t('On the wall, without a theme')} <span class="count">${groups.spots.length}</span></h2></header><ul class="notes" data-list="spots"></ul></section>` : nothing}
        ${groups.parked.length > 0 ? html`<section class="region region--parked" aria-labelledby="wall-parked" data-region=${PARKED} data-drop=${context.may() ? PARKED : 'none'}><header class="region__head">${icon('archive')}<h2 id="wall-parked">${t('Parked')}</h2><span class="count">${groups.parked.length}</span></header><ul class="notes" data-list=${PARKED}></ul></section>` : nothing}
        <div class="wall__marker" aria-hidden="true" hidden></div>
        <div class="wall__ghosts" aria-hidden="true"></div>
      </div>
      <div class="wall__lasso" aria-hidden="true" hidden></div>
      ${shown.themes.length === 0 && groups.spots.length === 0 && context.may() ? html`<p class="wall__new">${icon('folder-plus')}<span>${t('Drag notes here, or choose some and press New theme')}</span></p>` : nothing}
      ${zoomPart(context)}
      <div class="minimap" data-float aria-hidden="true"><canvas class="minimap__picture" width="200" height="120"></canvas><div class="minimap__view"></div></div>
    </div>
  </div>
  ${bulk(context, shown)}`;

/** @param {Context} context @param {Snapshot} shown @param {Grouped} groups */
const bar = (context, shown, groups) => {
  const { layout, tool, may } = context;
  return html`<div class="board__bar">
    <div class="switch" role="group" aria-label=${t('How notes are laid out')}>
      ${layoutButton('wall', t('Wall'), 'layout-grid', layout.value, context)}${layoutButton('list', t('List'), 'list', layout.value, context)}</div>
    ${shown.themes.length > 1 ? jump(context, shown, groups) : nothing}
    <div class="board__tools">
      ${may() ? html`<button class="button button--small" type="button" @click=${(/** @type {Event} */ event) => context.does.chooseMenu(anchorOf(event))}>${icon('check')}${t('Choose...')}</button>` : nothing}
      ${may() && layout.value === 'wall' ? html`<button class="button button--small button--icon only-wall" type="button" aria-pressed=${tool.value === 'choose'} aria-label=${t('Draw a frame to choose notes')} title=${t('Draw a frame to choose notes')} @click=${context.does.switchTool}>${icon('square')}</button>` : nothing}
      ${may() && groups.spots.length > 1 ? html`<button class="button button--small" type="button" @click=${context.does.tidy}>${icon('table')}${t('Tidy')}</button>` : nothing}
      ${may() ? html`<button class="button button--small button--icon" type="button" aria-label=${t('Undo')} title=${t('Undo')} ?disabled=${!context.history.canBack()} @click=${context.does.back}>${icon('undo-2')}</button><button class="button button--small button--icon" type="button" aria-label=${t('Redo')} title=${t('Redo')} ?disabled=${!context.history.canAgain()} @click=${context.does.again}>${icon('redo-2')}</button>` : nothing}
      ${layout.value === 'wall' ? html`<button class="button button--small button--icon" type="button" aria-pressed=${context.large.value} aria-label=${t('Over the whole window')} title=${t('Over the whole window')} @click=${context.does.enlarge}>${icon('maximize')}</button>` : nothing}
      <button class="button button--small button--icon" type="button" aria-label=${t('Keys of the wall')} title=${t('Keys of the wall')} @click=${context.does.help}>${icon('circle-help')}</button></div></div>`;
};

/** @param {"wall" | "list"} to @param {string} label @param {string} picture @param {string} now @param {Context} context */
const layoutButton = (to, label, picture, now, context) =>
  html`<button class="switch__choice" type="button" data-layout-to=${to} aria-pressed=${now === to} @click=${() => context.does.layOutAs(to)}>${icon(picture)}${label}</button>`;

/** @param {Context} context @param {Snapshot} shown @param {Grouped} groups */
const jump = (context, shown, groups) =>
  html`<nav class="jump" aria-label=${t('Themes')}><ul>${shown.themes.map(
    ({ theme_id, title, colour }) =>
      html`<li><a class="jump__to" data-colour=${colour} href=${`#wall-theme-${theme_id}`} @click=${(
        /** @type {Event} */ event,
      ) => {
        event.preventDefault();
        context.does.jump(theme_id);
      }}><span>${title}</span><span class="count">${groups.themes.get(theme_id)?.length ?? 0}</span></a></li>`,
  )}</ul></nav>`;

/** @param {Context} context @param {Snapshot} shown @param {Grouped} groups @param {readonly import("../../types.d.ts").Note[]} found */
const trayPart = (context, shown, groups, found) => {
  const all = groups.tray.length;
  return html`<section class="tray" aria-labelledby="wall-loose" data-drop=${context.may() ? 'tray' : 'none'}>
    <header class="region__head"><h2 id="wall-loose">${t('Not yet in a theme')} <span class="count">${all}</span></h2></header>
    ${all > FEW ? narrowing(context, shown, groups, found.length) : nothing}
    ${found.length > 0 ? nothing : html`<p class="empty">${emptyText(shown, all)}</p>`}
    <ul class="notes" data-list="tray"></ul>
    ${context.may() ? html`<p class="tray__park" data-drop=${PARKED} aria-hidden="true">${icon('archive')}<span>${t('Drop to park')}</span></p>` : nothing}</section>`;
};

/** @param {Context} context @param {Snapshot} shown @param {Grouped} groups @param {number} found */
const narrowing = (context, shown, groups, found) => {
  const choices = choicesOf(shown, groups.tray);
  return html`<div class="tray__narrow"><label class="search">${icon('search')}<span class="visually-hidden">${t('Search these notes')}</span><input class="input" type="search" placeholder=${t('Search')} .value=${context.sought.value} @input=${(
    /** @type {Event} */ event,
  ) => {
    context.sought.value = fieldValue(event);
  }}></label>
    ${choices.length > 1 ? html`<label><span class="visually-hidden">${t('Which notes')}</span><select class="input" @change=${(/** @type {Event} */ event) => context.does.narrow(choices[Number(fieldValue(event))])}>${choices.map((choice, index) => html`<option value=${index} ?selected=${choice.key === context.narrowedTo.value?.key}>${choice.label}</option>`)}</select></label>` : nothing}
    ${found < groups.tray.length ? html`<p class="hint" role="status">${t('{n} of {all} notes', { n: found, all: groups.tray.length })}</p>` : nothing}</div>`;
};

/** @param {Snapshot} shown @param {number} loose */
const emptyText = (shown, loose) => {
  if (loose > 0) {
    return t('No note has these words.');
  }
  return shown.notes.length > 0
    ? t('Every note has its theme.')
    : t('Notes will appear here when they are shown.');
};

/** @param {Context} context @param {Snapshot} shown @param {Theme} theme @param {number} count */
const region = (context, shown, theme, count) => {
  const id = `wall-theme-${theme.theme_id}`;
  const open = context.may() && (!theme.locked || shown.me.role === 'facilitator');
  return html`<section class="region" aria-labelledby=${id} data-region=${theme.theme_id} data-drop=${open ? 'theme' : 'none'} data-theme-id=${theme.theme_id} data-colour=${theme.colour}>
    <header class="region__head">${glyph(theme.colour)}<h2 id=${id} tabindex="-1">${theme.title}</h2><span class="count">${count}</span>
      ${theme.locked ? html`<span class="line-state">${icon('lock')}<span class="visually-hidden">${t('Locked')}</span></span>` : nothing}
      ${open ? html`<button class="button button--small button--icon button--quiet" type="button" aria-label=${t('Theme {theme}: actions', { theme: theme.title })} @click=${(/** @type {Event} */ event) => context.does.themeMenu(anchorOf(event), theme)}>${icon('ellipsis')}</button>` : nothing}</header>
    ${count > 0 ? nothing : html`<p class="empty">${t('No notes yet.')}</p>`}
    <ul class="notes" data-list=${theme.theme_id}></ul>
    <p class="region__drop" aria-hidden="true">${t('Drop to add to {theme}', { theme: theme.title })}</p></section>`;
};

/** Every way to move the wall without a gesture. @param {Context} context */
const zoomPart = ({
  does,
}) => html`<div class="zoom only-wall" role="group" aria-label=${t('Look closer or further')} data-float>
  ${zoomButton('minus', t('Smaller'), does.smaller)}<button class="zoom__real" type="button" title=${t('As large as life')} @click=${does.real}><span class="visually-hidden">${t('As large as life')}</span><span data-scale></span></button>${zoomButton('plus', t('Larger'), does.larger)}
  <button class="zoom__fit" type="button" @click=${does.fit}>${icon('maximize')}${t('Fit')}</button>
  ${zoomButton('arrow-left', t('Look left'), () => does.look(1, 0))}${zoomButton('arrow-up', t('Look up'), () => does.look(0, 1))}${zoomButton('arrow-down', t('Look down'), () => does.look(0, -1))}${zoomButton('arrow-right', t('Look right'), () => does.look(-1, 0))}</div>`;

/** @param {string} picture @param {string} label @param {() => void} run */
const zoomButton = (picture, label, run) =>
  html`<button class="zoom__step" type="button" aria-label=${label} title=${label} @click=${run}>${icon(picture)}</button>`;

/** @param {Context} context @param {Snapshot} shown */
const bulk = (context, shown) => {
  const chosen = context.chosen.value;
  const notes = chosen.size > 0 ? shown.notes.filter(({ note_id }) => chosen.has(note_id)) : [];
  const { does } = context;
  return notes.length > 0
    ? html`<div class="bulk" role="toolbar" aria-label=${t('The chosen notes')}><strong>${tn('{n} note chosen', '{n} notes chosen', notes.length)}</strong>
      <button class="button button--small" type="button" @click=${(/** @type {Event} */ event) => does.moveMenu(anchorOf(event), notes)}>${icon('folder')}${t('Move to...')}</button>
      <button class="button button--small" type="button" @click=${() => does.newTheme(notes)}>${icon('folder-plus')}${t('New theme')}</button>
      ${notes.length > 1 ? html`<button class="button button--small" type="button" @click=${() => does.pile(notes)}>${icon('layers')}${t('Same: one pile')}</button>` : nothing}
      <button class="button button--small" type="button" @click=${() => does.park(notes)}>${icon('archive')}${t('Park')}</button>
      <button class="button button--small button--quiet" type="button" @click=${does.chooseNone}>${t('Choose none')}</button></div>`
    : nothing;
};
