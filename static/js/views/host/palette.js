/** Everything by a few letters: Ctrl+K opens a list of what can be done now, Enter does the first that fits. */

import { liveRegions } from '../../lib/dialog.js';
import { fieldValue } from '../../lib/field.js';
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import {
  closePhase,
  extendPhase,
  freezeSession,
  lockSession,
  nextTurn,
  openPhase,
  pausePhase,
  showScreen,
} from '../../model/commands-leading.js';
import { livePhase, nextPhase } from '../../model/select.js';
import { beginBringing } from '../host-head.js';
import { phaseTitle } from '../phase-words.js';
import { addAfter, addMark } from './builder.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */
/** @typedef {{label: string, icon: string, run: () => unknown}} Action */

const MOST = 8;

/** @param {Snapshot} shown @param {Ports} ports @returns {Action[]} */
const actions = (shown, ports) => {
  const { act, goTo } = ports;
  const next = nextPhase(shown);
  const phase = livePhase(shown);
  return [
    ...(next
      ? [
          {
            label: t('Next: {step}', { step: phaseTitle(next) }),
            icon: 'arrow-right',
            run: () => act(openPhase(next.phase_id, shown.live.phase_id)),
          },
        ]
      : []),
    ...(shown.turn.current
      ? [{ label: t('Next turn'), icon: 'arrow-right', run: () => act(nextTurn()) }]
      : []),
    { label: t('One minute more'), icon: 'plus', run: () => act(extendPhase(60)) },
    { label: t('One minute less'), icon: 'minus', run: () => act(extendPhase(-60)) },
    {
      label: shown.live.paused ? t('Let the clock go on') : t('Pause the clock'),
      icon: shown.live.paused ? 'play' : 'pause',
      run: () => act(pausePhase(!shown.live.paused)),
    },
    { label: t('After this step: choose with dots'), icon: 'star', run: () => addMark(shown, 'dots', ports) },
    { label: t('After this step: tick'), icon: 'check', run: () => addMark(shown, 'tick', ports) },
    { label: t('After this step: score 0 to 5'), icon: 'star', run: () => addMark(shown, 'score', ports) },
    { label: t('After this step: any other step'), icon: 'plus', run: () => addAfter(shown, ports) },
    ...(phase ? [{ label: t('End this step'), icon: 'square', run: () => act(closePhase()) }] : []),
    {
      label: shown.session.frozen ? t('Let everyone go on') : t("Hold everyone's hands still"),
      icon: 'hand',
      run: () => act(freezeSession(!shown.session.frozen)),
    },
    {
      label: shown.session.locked ? t('Let people join again') : t('Let nobody else join'),
      icon: 'lock',
      run: () => act(lockSession(!shown.session.locked)),
    },
    { label: t('Bring in wishes or people'), icon: 'folder-plus', run: () => beginBringing(ports) },
    ...parts().map(([name, picture, label]) => ({
      label: t('Go to: {part}', { part: label }),
      icon: picture,
      run: () => goTo(name),
    })),
    { label: t('Screen: how to join'), icon: 'monitor', run: () => act(showScreen('join')) },
    { label: t('Screen: what fits the step'), icon: 'monitor', run: () => act(showScreen('auto')) },
    { label: t('Screen: dark'), icon: 'moon', run: () => act(showScreen('blank')) },
    ...shown.run_sheet
      .filter(({ state }) => state !== 'live')
      .map((other) => ({
        label: t('Open: {step}', { step: phaseTitle(other) }),
        icon: 'play',
        run: () => act(openPhase(other.phase_id, shown.live.phase_id)),
      })),
  ];
};

/** @returns {Array<[string, string, string]>} the parts of the board, with their icons and names */
export const parts = () => [
  ['step', 'play', t('This step')],
  ['wall', 'layout-grid', t('Wall')],
  ['wishes', 'star', t('Wish list')],
  ['groups', 'users', t('Groups')],
  ['results', 'list', t('Results')],
  ['proposals', 'file-text', t('Proposals')],
  ['people', 'user', t('People')],
  ['sheet', 'clock', t('Run sheet')],
  ['screen', 'monitor', t('Screen')],
];

/** @param {Ports} ports */
export const openPalette = (ports) => {
  const shown = ports.store.shown.peek();
  if (!shown || document.querySelector('dialog[open]')) {
    return;
  }
  const all = actions(shown, ports);
  const dialog = document.createElement('dialog');
  dialog.className = 'palette';
  dialog.setAttribute('aria-label', t('What do you want to do?'));
  document.body.append(dialog);
  let words = '';
  let at = 0;
  const found = () => fitting(all, words).slice(0, MOST);
  const choose = (/** @type {Action | undefined} */ action) => {
    dialog.close();
    void action?.run();
  };
  const draw = () => {
    const list = found();
    render(
      html`<form @submit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        choose(list[at]);
      }}><label class="visually-hidden" for="palette">${t('What do you want to do?')}</label>
      <input class="input" id="palette" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-activedescendant=${`palette-${at}`} autocomplete="off" placeholder=${t('What do you want to do?')} @input=${(
        /** @type {Event} */ event,
      ) => {
        words = fieldValue(event);
        at = 0;
        draw();
      }} @keydown=${(/** @type {KeyboardEvent} */ event) => {
        const step = new Map([
          ['ArrowDown', 1],
          ['ArrowUp', -1],
        ]).get(event.key);
        if (step) {
          event.preventDefault();
          at = (at + step + list.length) % Math.max(1, list.length);
          draw();
        }
      }}></form>
      <ul class="palette__list" role="listbox" id="palette-list" aria-label=${t('What can be done')}>${list.map(
        (action, index) =>
          html`<li class="palette__one" role="option" id=${`palette-${index}`} aria-selected=${index === at ? 'true' : 'false'} @click=${() => choose(action)}>${icon(action.icon)}${action.label}</li>`,
      )}</ul>${list.length === 0 ? html`<p class="hint">${t('Nothing has these words.')}</p>` : ''}${liveRegions()}`,
      dialog,
    );
  };
  dialog.addEventListener('close', () => dialog.remove());
  draw();
  dialog.showModal();
};

/** Each word typed must stand somewhere in the label. @param {readonly Action[]} all @param {string} words */
const fitting = (all, words) => {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ label }) => wanted.every((word) => label.toLocaleLowerCase().includes(word)));
};

/** @param {Ports} ports */
export const listenForPalette = (ports) =>
  addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      openPalette(ports);
    }
  });
