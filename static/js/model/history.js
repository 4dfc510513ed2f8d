/** What this page did to the wall, step by step, and the way back and forth: a step is one intention, one or more commands. */

import { newId } from './ids.js';

/** @typedef {import("../types.d.ts").Command} Command */
/** @typedef {readonly Command[]} Step */

const MOST = 50;

/**
 * @param {{act: (command: Command) => unknown, undo: (step: Step) => unknown, changed?: () => void}} ports
 */
export const createHistory = ({ act, undo, changed = () => {} }) => {
  /** @type {Step[]} */
  let done = [];
  /** @type {Step[]} */
  let undone = [];

  /** @param {Step} step */
  const run = (step) => {
    for (const command of step) {
      act(command);
    }
    done = [...done, step].slice(-MOST);
    changed();
    return step;
  };

  /** @param {Step} step */
  const takeBack = (step) => {
    if (done.includes(step)) {
      done = done.filter((other) => other !== step);
      undone = [...undone, step];
      undo([...step].reverse());
      changed();
    }
  };

  return {
    /** @param {Command[]} commands */
    do: (...commands) => {
      undone = [];
      return run(commands);
    },
    takeBack,
    back: () => {
      const last = done.at(-1);
      if (last) {
        takeBack(last);
      }
      return Boolean(last);
    },
    /** The same intention anew: an undo is not undone. */
    again: () => {
      const last = undone.at(-1);
      if (last) {
        undone = undone.slice(0, -1);
        run(last.map((command) => ({ ...command, op_id: newId() })));
      }
      return Boolean(last);
    },
    /** Taken back elsewhere on the page. @param {Command} command */
    forget: (command) => {
      done = done.filter((step) => !step.includes(command));
      changed();
    },
    canBack: () => done.length > 0,
    canAgain: () => undone.length > 0,
  };
};
