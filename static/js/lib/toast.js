/** A word about what just happened, with a way back where there is one. It stays at least six seconds. */

import { say } from './say.js';
import { signal } from './signals.js';

/** @typedef {{id: number, text: string, undo?: (() => void) | undefined, undoLabel?: string | undefined}} Toast */

export const toasts = signal(/** @type {readonly Toast[]} */ ([]));
const STAY_MS = 7000;
let count = 0;

/** @param {string} text @param {{undo?: () => void, undoLabel?: string}} [more] */
export const toast = (text, { undo, undoLabel } = {}) => {
  count += 1;
  const id = count;
  toasts.value = [...toasts.value.slice(-1), { id, text, undo, undoLabel }];
  say(text);
  setTimeout(() => close(id), undo ? STAY_MS + 3000 : STAY_MS);
};

/** @param {number} id */
export const close = (id) => {
  toasts.value = toasts.value.filter((other) => other.id !== id);
};
