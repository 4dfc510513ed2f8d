/** The reveal: each way to show what was written says first who will see what (R2). Nobody knows before what comes next. */

import { html, nothing } from '../../lib/html.js';
import { t, tn } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { hideNote } from '../../model/commands-arranging.js';
import { revealNext, revealNotes, showScreen } from '../../model/commands-leading.js';
import { byAuthors, showingNotes, waiting } from '../../model/showing.js';
import { noteCard } from '../note.js';
import { phaseTitle } from '../phase-words.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */
/** @typedef {{key: string, label: string, hint: string, icon: string, run: () => void}} Way */

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports @param {boolean} [named] whether the step's name is said */
export const revealPart = (shown, phase, ports, named = false) => {
  const wait = waiting(shown, phase, ports.store.presence.value.counts?.[phase.phase_id] ?? 0);
  const runs = shown.showing?.phase_id === phase.phase_id;
  if (phase.switches.reveal === 'never' || (wait.hidden === 0 && !runs)) {
    return nothing;
  }
  const over = shown.session.state === 'closed';
  const likely = (runs && shown.showing?.by) || 'all';
  return html`<section class="reveal" aria-label=${t('Show the notes')}>
    <p class="reveal__state">${named ? html`<strong>${phaseTitle(phase)}.</strong> ` : nothing}${state(shown, phase, wait, runs)}</p>
    ${wait.coming > 0 && over ? html`<p class="hint">${t('Open the session again, in the menu “Session”, to show them.')}</p>` : nothing}
    ${wait.coming > 0 && !over ? html`<ul class="reveal__ways">${ways(shown, phase, ports, runs).map((one) => way(one, phase, one.key === likely, ports))}</ul>` : nothing}
    ${runs && wait.coming === 0 ? together(ports) : nothing}${runs ? lastShown(shown, ports) : nothing}
    ${keptBack(shown, phase, wait.kept, ports)}</section>`;
};

/** @param {Snapshot} shown @param {Phase} phase @param {ReturnType<typeof waiting>} wait @param {boolean} runs */
const state = (shown, phase, { coming, looked, kept }, runs) => {
  if (runs) {
    const n = shown.notes.filter(({ phase_id, see }) => phase_id === phase.phase_id && !see).length;
    const open = tn('{n} note is shown', '{n} notes are shown', n);
    return coming > 0
      ? tn('{shown}, {n} is still to come.', '{shown}, {n} are still to come.', coming, { shown: open })
      : t('{shown}. No other note waits.', { shown: open });
  }
  if (coming > 0 && looked - kept === coming && phase.revealed === 'facilitators') {
    return tn(
      'Only facilitators see {n} note so far. Park or hide what should not be shown, then show the rest.',
      'Only facilitators see these {n} notes so far. Park or hide what should not be shown, then show the rest.',
      coming,
    );
  }
  return coming > 0 && looked === 0
    ? tn(
        '{n} note is hidden so far. Only who wrote it sees it.',
        '{n} notes are hidden so far. Only those who wrote them see them.',
        coming,
      )
    : tn('{n} note is not shown to everyone yet.', '{n} notes are not shown to everyone yet.', coming);
};

/** The last one would stay on the screen. @param {Ports} ports */
const together = ({ act }) =>
  html`<div><button class="button" type="button" @click=${() => act(showScreen('auto'))}>${icon('layout-grid')}${t('Show them all together on the screen')}</button></div>`;

/** What came last, and a way to take it back at once. @param {Snapshot} shown @param {Ports} ports */
const lastShown = (shown, { act }) => {
  const notes = showingNotes(shown);
  const hide = (/** @type {Note} */ { note_id }) => ({
    label: t('Hide it from everyone'),
    icon: 'eye-off',
    run: () => act(hideNote(note_id, true)),
  });
  return notes.length > 0
    ? html`<div><p class="hint">${t('Shown just now, large on the screen:')}</p>
      <ul class="notes reveal__last">${notes.map((note) => html`<li>${noteCard(note, shown, { tools: [hide(note)] })}</li>`)}</ul></div>`
    : nothing;
};

/** @param {Way} one @param {Phase} phase @param {boolean} first @param {Ports} ports */
const way = ({ key, label, hint, icon: picture, run }, { phase_id }, first, { store }) => {
  const press = () => {
    // Pressed twice in a hurry, the second note would push the first one off the screen.
    if (!underWay(store)) {
      run();
    }
  };
  const told = `reveal-${phase_id}-${key}`;
  return html`<li class="reveal__way"><button class=${first ? 'button button--primary' : 'button'} type="button" data-way=${key} aria-disabled=${underWay(store)} aria-describedby=${told} @click=${press}>${icon(picture)}${label}</button>
    <p class="hint" id=${told}>${hint}</p></li>`;
};

/** Whether what was pressed last has not come back yet. @param {Ports["store"]} store */
const underWay = ({ outbox, confirmed }) =>
  outbox.value.some(
    ({ command, state, seq }) =>
      command.type === 'phase.reveal' && (state !== 'landed' || (seq ?? 0) > (confirmed.value?.seq ?? 0)),
  );

/** Every way that this step has. Each keeps its place: what is pressed twice must not be another one by then. @param {Snapshot} shown @param {Phase} phase @param {Ports} ports @param {boolean} runs @returns {Way[]} */
const ways = (shown, phase, ports, runs) => {
  const names = namesWords(phase);
  const all = allAtOnce(phase, ports, names, runs);
  const first = phase.revealed === null && !runs ? [lookFirst(phase, ports, names)] : [];
  return [all, ...oneByOne(shown, phase, ports, names, runs), ...first, ...inGroups(phase, ports, names)];
};

/** @param {Phase} phase @param {Ports} ports @param {string} names @param {boolean} runs @returns {Way} */
const allAtOnce = ({ phase_id }, { act }, names, runs) => ({
  key: 'all',
  label: runs ? t('Show the rest at once') : t('Show the notes to everyone'),
  hint: t('All at once: everyone sees all that wait, {names}, in an order left to chance.', { names }),
  icon: 'eye',
  run: () => act(revealNotes(phase_id)),
});

/** @param {Phase} phase @param {Ports} ports @param {string} names @returns {Way} */
const lookFirst = ({ phase_id }, { act }, names) => ({
  key: 'facilitators',
  label: t('To facilitators first'),
  hint: t(
    'Only facilitators see them, {names}. You park or hide what should not be shown, then show the rest.',
    { names },
  ),
  icon: 'search',
  run: () => act(revealNotes(phase_id, { to: 'facilitators' })),
});

/** @param {Phase} phase @param {Ports} ports @param {string} names @returns {Way[]} */
const inGroups = ({ phase_id, switches, revealed }, { act }, names) =>
  switches.scope === 'group' && switches.see === 'own' && revealed !== 'group'
    ? [
        {
          key: 'group',
          label: t('Show within each group'),
          hint: t("Each group and the facilitators see that group's notes, {names}. Nobody else does yet.", {
            names,
          }),
          icon: 'users',
          run: () => act(revealNotes(phase_id, { to: 'group' })),
        },
      ]
    : [];

/** One note after the other; with names one person's after the other's too. @param {Snapshot} shown @param {Phase} phase @param {Ports} ports @param {string} names @param {boolean} runs @returns {Way[]} */
const oneByOne = (shown, phase, ports, names, runs) => {
  const next = (/** @type {"note" | "author"} */ by) => () => {
    // Whatever else was chosen for the screen, what is shown now is what everyone looks at.
    if (!runs && (shown.session.screen_view ?? 'auto') !== 'auto') {
      ports.act(showScreen('auto'));
    }
    ports.act(revealNext(phase.phase_id, by));
  };
  const note = {
    key: 'note',
    label: runs ? t('Next note') : t('One by one'),
    hint: t(
      'Each press shows everyone one more note, {names}, large on the screen. Which one comes is left to chance.',
      { names },
    ),
    icon: 'arrow-right',
    run: next('note'),
  };
  const author = { key: 'author', ...authorWords(phase, runs), icon: 'user', run: next('author') };
  return byAuthors(shown, phase) ? [note, author] : [note];
};

/** @param {Phase} phase @param {boolean} runs */
const authorWords = ({ switches: { names } }, runs) =>
  names === 'side'
    ? {
        label: runs ? t('Next side') : t('Side by side'),
        hint: t('Each press shows everyone the notes of one more side. Which one comes is left to chance.'),
      }
    : {
        label: runs ? t('Next author') : t('Author by author'),
        hint: t(
          'Each press shows everyone the notes of one more person, with their name. Who comes is left to chance.',
        ),
      };

/** @param {Phase} phase */
const namesWords = ({ switches: { names } }) => {
  switch (names) {
    case 'off':
      return t('without names');
    case 'side':
      return t('with the name of the side');
    default:
      return t('with names');
  }
};

/** What facilitators parked or hid before it was shown stays with them, until they say otherwise. @param {Snapshot} shown @param {Phase} phase @param {number} n @param {Ports} ports */
const keptBack = (shown, { phase_id }, n, { act }) => {
  const parked = shown.notes.filter(
    (note) => note.phase_id === phase_id && note.see === 'facilitators' && note.parked && !note.hidden,
  );
  const noteIds = parked.map(({ note_id }) => note_id);
  return n > 0
    ? html`<p class="promise">${icon('archive')}<span>${tn('{n} parked or hidden note stays back: only facilitators and its author see it.', '{n} parked or hidden notes stay back: only facilitators and their authors see them.', n)}</span></p>
      ${noteIds.length > 0 ? html`<div><button class="button button--small" type="button" @click=${() => act(revealNotes(phase_id, { noteIds }))}>${icon('eye')}${t('Show the parked ones to everyone')}</button></div>` : nothing}`
    : nothing;
};
