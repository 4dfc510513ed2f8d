/** What the wall's parts share: where they stand, what is chosen, and what can be done. */

import { layoutChoice } from '../../lib/layout-choice.js';
import { computed, signal } from '../../lib/signals.js';
import { createHistory } from '../../model/history.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("../../types.d.ts").Theme} Theme */
/** @typedef {import("../../types.d.ts").Command} Command */
/**
 * @typedef {object} Ports
 * @property {import("../../model/store.js").Store} store
 * @property {(command: Command) => unknown} act
 * @property {(step: readonly Command[]) => unknown} [undo] takes back what was done, the last first
 * @property {(what: Record<string, unknown>) => void} [presence]
 * @property {(themeId: string) => void} [propose]
 */
/**
 * @typedef {object} Does what the buttons, menus and keys call
 * @property {(to: "wall" | "list") => void} layOutAs
 * @property {(themeId: string) => void} jump
 * @property {(anchor: HTMLElement) => void} chooseMenu
 * @property {() => void} switchTool
 * @property {() => void} tidy
 * @property {() => void} back
 * @property {() => void} again
 * @property {() => void} help
 * @property {() => void} enlarge
 * @property {(choice: any) => void} narrow
 * @property {(anchor: HTMLElement, theme: Theme) => void} themeMenu
 * @property {(anchor: HTMLElement, notes: readonly Note[]) => void} moveMenu
 * @property {(notes: readonly Note[]) => void} newTheme
 * @property {(notes: readonly Note[]) => void} pile
 * @property {(notes: readonly Note[]) => void} park
 * @property {() => void} chooseNone
 * @property {() => void} smaller
 * @property {() => void} larger
 * @property {() => void} real
 * @property {() => void} fit
 * @property {(x: number, y: number) => void} look
 */

/** @param {Ports} ports @param {() => boolean} may */
export const createContext = (ports, may) => {
  const steps = signal(0);
  /** @type {{shown: Snapshot | null}} */
  const given = { shown: null };
  const history = createHistory({
    act: ports.act,
    undo: (step) => ports.undo?.(step),
    changed: () => {
      steps.value += 1;
    },
  });
  return {
    ports,
    may,
    history,
    /** Counts what was done and taken back, so that the buttons follow. */
    steps,
    layout: layoutChoice,
    chosen: signal(/** @type {ReadonlySet<string>} */ (new Set())),
    sought: signal(''),
    narrowedTo: signal(/** @type {import("./choices.js").Named | null} */ (null)),
    tool: signal(/** @type {"hand" | "choose"} */ ('hand')),
    large: signal(false),
    /** Names by person_id, made anew only when the roster is another one. */
    names: computed(() => namesOf(ports.store.shown.value?.people ?? [])),
    /** What is shown now: everything, or what the step is about. */
    now: () => /** @type {Snapshot} */ (given.shown ?? ports.store.shown.peek()),
    /** @param {Snapshot} shown */
    give: (shown) => {
      given.shown = shown;
    },
    /** A theme just made here: brought into sight once it stands. */
    formed: { id: '' },
    does: /** @type {Does} */ ({}),
  };
};

/** @typedef {ReturnType<typeof createContext>} Context */

/** @param {import("../../types.d.ts").Person[]} people */
const namesOf = (people) => new Map(people.map(({ person_id, name }) => [person_id, name]));
