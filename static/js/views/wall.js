/** The wall: a bounded region for each theme in which notes flow, and the notes that have none yet. */

import { dragNotes } from '../input/drag.js';
import { keepOneStop, roveNotes } from '../input/roving.js';
import { anchorOf, fieldValue } from '../lib/field.js';
import { guard, html, nothing, ref, repeat } from '../lib/html.js';
import { t, tn } from '../lib/i18n.js';
import { glyph, icon } from '../lib/icon.js';
import { afterDrawing } from '../lib/page.js';
import { signal } from '../lib/signals.js';
import { byTheme, parkedNotes } from '../model/select.js';
import { moveMenu, moveTo, newTheme, park } from './move.js';
import { noteCard } from './note.js';
import { noteMenu, themeMenu } from './wall-menus.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Note} Note */
/** @typedef {import("../types.d.ts").Theme} Theme */
/** @typedef {{store: import("../model/store.js").Store, act: (command: import("../types.d.ts").Command) => unknown, propose?: (themeId: string) => void}} Ports */

/** @param {Ports} ports @param {boolean} may whether notes can be moved */
export const createWall = (ports, may) => {
  const chosen = signal(/** @type {ReadonlySet<string>} */ (new Set()));
  const wanted = signal('');
  /** @type {HTMLElement | null} */
  let root = null;
  /** @type {Array<() => void>} */
  let disposers = [];

  const now = () => /** @type {Snapshot} */ (ports.store.shown.peek());
  /** @param {readonly string[]} ids */
  const notesOf = (ids) => now().notes.filter((note) => ids.includes(note.note_id));
  const clear = () => {
    chosen.value = new Set();
  };
  const moving = {
    act: ports.act,
    moved: () => {
      followFocus();
      clear();
    },
  };

  /** A note that moves to another theme is another element: the keyboard stays with the note. */
  const followFocus = () => {
    const id = /** @type {HTMLElement | null} */ (document.activeElement?.closest('[data-note]'))?.dataset
      .note;
    if (id) {
      afterDrawing(() =>
        /** @type {HTMLElement | null} */ (root?.querySelector(`[data-note="${CSS.escape(id)}"]`))?.focus(),
      );
    }
  };

  /** @param {string} id */
  const choose = (id) => {
    const next = new Set(chosen.peek());
    if (!next.delete(id)) {
      next.add(id);
    }
    chosen.value = next;
  };

  /** What a menu or a drag on this note takes along. @param {string} id */
  const carries = (id) => (chosen.peek().has(id) ? [...chosen.peek()] : [id]);

  /** @param {import("../input/drag.js").Drop} drop */
  const dropped = ({ ids, target, before }) => {
    const where = target.dataset.drop ?? '';
    if (where === 'new') {
      void newTheme(notesOf(ids), moving);
    } else if (where === 'parked') {
      park(notesOf(ids), true, moving);
    } else {
      moveTo(now(), notesOf(ids), { themeId: where === 'loose' ? null : where, before }, moving);
    }
  };

  /** @param {Element | undefined} element */
  const attach = (element) => {
    if (element !== root) {
      for (const dispose of disposers) {
        dispose();
      }
      root = /** @type {HTMLElement | null} */ (element ?? null);
      disposers = root && may ? hands(root) : [];
    }
  };

  /** @param {HTMLElement} element */
  const hands = (element) => [
    dragNotes(element, { carries, drop: dropped, may: () => true }),
    roveNotes(element, {
      choose,
      menu: (card, id) => moveMenu(card, now(), notesOf(carries(id)), moving),
      leave: clear,
    }),
  ];

  /** @param {Event} event */
  const clicked = (event) => {
    const from = /** @type {HTMLElement} */ (event.target);
    const id = /** @type {HTMLElement | null} */ (from.closest('[data-note]'))?.dataset.note;
    if (may && id && !from.closest('button, a')) {
      choose(id);
    }
  };

  /** @param {Snapshot} shown */
  const view = (shown) => {
    const groups = byTheme(shown);
    const parked = parkedNotes(shown);
    afterDrawing(() => root && keepOneStop(root));
    return html`<div class="wall" data-drop=${may ? 'new' : 'none'} ${ref(attach)} @click=${clicked}>
      ${loose(shown, groups.get(null) ?? [])}
      <div class="wall__themes">${repeat(
        shown.themes,
        (theme) => theme.theme_id,
        (theme) => region(shown, theme, groups.get(theme.theme_id) ?? []),
      )}
        ${may ? html`<p class="wall__new">${icon('folder-plus')}<span>${shown.themes.length > 0 ? t('Drop notes here for a new theme') : t('Drag notes here, or choose some and press New theme')}</span></p>` : nothing}</div>
      ${parked.length > 0 ? html`<details class="fold wall__parked" data-drop=${may ? 'parked' : 'none'}><summary>${t('Parked')} <span class="count">${parked.length}</span></summary>${list(shown, parked)}</details>` : nothing}
    </div>${bulk(shown)}`;
  };

  /** @param {Snapshot} shown @param {readonly Note[]} notes */
  const loose = (shown, notes) => {
    const words = wanted.value.toLocaleLowerCase();
    const found = words
      ? notes.filter((note) => `${note.text} ${note.caption}`.toLocaleLowerCase().includes(words))
      : notes;
    return html`<section class="wall__loose" aria-labelledby="wall-loose" data-drop=${may ? 'loose' : 'none'}>
      <header class="region__head"><h2 id="wall-loose">${t('Not yet in a theme')} <span class="count">${notes.length}</span></h2></header>
      ${
        notes.length > 6
          ? html`<label class="search">${icon('search')}<span class="visually-hidden">${t('Search these notes')}</span><input class="input" type="search" placeholder=${t('Search')} .value=${wanted.value} @input=${(
              /** @type {Event} */ event,
            ) => {
              wanted.value = fieldValue(event);
            }}></label>`
          : nothing
      }
      ${found.length > 0 ? list(shown, found) : html`<p class="empty">${emptyText(shown, notes.length)}</p>`}</section>`;
  };

  /** @param {Snapshot} shown @param {Theme} theme @param {readonly Note[]} notes */
  const region = (shown, theme, notes) => {
    const id = `wall-theme-${theme.theme_id}`;
    return html`<section class="region" aria-labelledby=${id} data-drop=${may ? theme.theme_id : 'none'} data-theme-id=${theme.theme_id} data-colour=${theme.colour}>
      <header class="region__head">${glyph(theme.colour)}<h2 id=${id}>${theme.title}</h2><span class="count">${notes.length}</span>
        ${theme.locked ? html`<span class="line-state">${icon('lock')}<span class="visually-hidden">${t('Locked')}</span></span>` : nothing}
        ${may ? html`<button class="button button--small button--icon button--quiet" type="button" aria-label=${t('Theme {theme}: actions', { theme: theme.title })} @click=${(/** @type {Event} */ event) => themeMenu(anchorOf(event), now(), theme, ports)}>${icon('ellipsis')}</button>` : nothing}</header>
      ${notes.length > 0 ? list(shown, notes) : html`<p class="empty">${t('No notes yet.')}</p>`}
      <p class="region__drop" aria-hidden="true">${t('Drop to add to {theme}', { theme: theme.title })}</p></section>`;
  };

  /** @param {Snapshot} shown @param {readonly Note[]} notes */
  const list = (shown, notes) =>
    html`<ul class="notes">${repeat(
      notes,
      (note) => note.note_id,
      (note) => {
        const selected = chosen.value.has(note.note_id);
        return html`<li>${guard([note, selected, shown.people], () => noteCard(note, shown, { tools: may ? [tool(note)] : [], selected, focusable: may, selectable: may }))}</li>`;
      },
    )}</ul>`;

  /** @param {Note} note */
  const tool = (note) => ({
    label: t('Move to...'),
    icon: 'ellipsis',
    run: (/** @type {Event} */ event) =>
      noteMenu(anchorOf(event), now(), notesOf(carries(note.note_id)), moving),
  });

  /** @param {Snapshot} shown */
  const bulk = (shown) => {
    const notes = shown.notes.filter((note) => chosen.value.has(note.note_id));
    return notes.length > 0
      ? html`<div class="bulk" role="toolbar" aria-label=${t('The chosen notes')}><strong>${tn('{n} note chosen', '{n} notes chosen', notes.length)}</strong>
        <button class="button button--small" type="button" @click=${(/** @type {Event} */ event) => moveMenu(anchorOf(event), shown, notes, moving)}>${icon('folder')}${t('Move to...')}</button>
        <button class="button button--small" type="button" @click=${() => void newTheme(notes, moving)}>${icon('folder-plus')}${t('New theme')}</button>
        <button class="button button--small" type="button" @click=${() => park(notes, true, moving)}>${icon('archive')}${t('Park')}</button>
        <button class="button button--small button--quiet" type="button" @click=${clear}>${t('Choose none')}</button></div>`
      : nothing;
  };

  return { view };
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
