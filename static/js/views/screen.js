/** What the projector shows: nothing to press, large enough for the back row. */

import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { latestCount } from '../model/marked.js';
import { readNow } from '../model/reading.js';
import { isBreak, isEnd, isLobby, isOver, livePhase, phaseBefore } from '../model/select.js';
import { showingNotes } from '../model/showing.js';
import { phaseTitle } from './phase-words.js';
import { resultRows } from './results.js';
import { foot, framed } from './screen/frame.js';
import { groupsView } from './screen/groups.js';
import { joinView } from './screen/join.js';
import { notesView, overview, themeView } from './screen/notes.js';
import { promptView, restView } from './screen/prompt.js';
import { proposalSheets, proposalTiles } from './screen/proposals.js';
import { revealedView } from './screen/revealed.js';
import { stageView } from './screen/stage.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {import("./screen/frame.js").Ports} Ports */

/** @param {Snapshot} shown @param {Ports} ports */
export const screenPage = (shown, ports) => {
  const view = chosenView(shown);
  return html`<main class="screen" id="main" data-shows=${view.split(':')[0] ?? ''}>${part(shown, view, ports)}</main>
    ${view === 'blank' ? nothing : foot(shown, view, ports)}`;
};

/** With nothing chosen, what the step is about. @param {Snapshot} shown @returns {string} */
export const chosenView = (shown) => {
  const view = shown.session.screen_view ?? 'auto';
  const gone = view.startsWith('theme:') && !shown.themes.some(({ theme_id }) => theme_id === view.slice(6));
  return view === 'auto' || gone ? fitting(shown) : view;
};

/** @param {Snapshot} shown */
const fitting = (shown) => {
  const phase = livePhase(shown);
  if (showingNotes(shown).length > 0) {
    return 'revealed';
  }
  if (isLobby(shown)) {
    return 'join';
  }
  switch (phase?.kind) {
    case 'sort':
      return 'wall';
    case 'propose':
      return shown.proposals.length > 0 ? 'tiles' : 'prompt';
    case 'present':
      return 'stage';
    case 'mark':
      return 'prompt';
    case 'add':
      return shown.notes.some((note) => note.phase_id === phase.phase_id) ? 'notes' : 'prompt';
    default:
      return resting(shown, phase);
  }
};

/** Nothing is being made: a break, what was just counted, the groups, or the end. @param {Snapshot} shown @param {Phase | null} phase */
const resting = (shown, phase) => {
  const before = phaseBefore(shown);
  if (isBreak(phase)) {
    return 'break';
  }
  if (shown.session.state === 'closed' && shown.proposals.length > 0) {
    return 'tiles';
  }
  if (before?.kind === 'mark' && before.phase_id === latestCount(shown)) {
    return 'results';
  }
  if (readNow(shown)) {
    return 'notes';
  }
  if (isEnd(shown) || isOver(shown)) {
    return shown.proposals.length > 0 ? 'tiles' : 'prompt';
  }
  return phase && shown.groups.length > 0 ? 'groups' : 'prompt';
};

/** @param {Snapshot} shown @param {string} view @param {Ports} ports */
const part = (shown, view, ports) => {
  const make = VIEWS[view.split(':')[0] ?? ''] ?? promptView;
  return make(shown, ports, view);
};

/** @type {Record<string, (shown: Snapshot, ports: Ports, view: string) => unknown>} */
const VIEWS = {
  join: joinView,
  wall: overview,
  notes: notesView,
  revealed: revealedView,
  stage: stageView,
  break: restView,
  groups: groupsView,
  tiles: proposalTiles,
  proposals: proposalSheets,
  results: (shown) => resultsView(shown),
  theme: (shown, _ports, view) =>
    themeView(
      shown,
      /** @type {import("../types.d.ts").Theme} */ (
        shown.themes.find(({ theme_id }) => theme_id === view.slice('theme:'.length))
      ),
    ),
  blank: (shown) => html`<h1 class="visually-hidden">${shown.session.title}</h1>`,
};

/** @param {Snapshot} shown */
const resultsView = (shown) => {
  const counted = latestCount(shown);
  const phase = shown.run_sheet.find(({ phase_id }) => phase_id === counted);
  return framed(
    phase ? t('What it came to: {step}', { step: phaseTitle(phase) }) : t('Nothing has been counted yet.'),
    nothing,
    counted ? resultRows(shown, counted, 'results') : nothing,
  );
};
