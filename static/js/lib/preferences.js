/** What this person prefers: kept on this device, sent nowhere, and on the page before the first paint (`pages/first.js`). */

import { signal } from './signals.js';

/** @typedef {{text: string, look: string, contrast: string, motion: string, announce: string, keys: string, layout: string}} Preferences */

const KEY = 'wishwall.preferences';

/** What each may be; the first is what holds for whoever chose nothing. @type {Readonly<Record<keyof Preferences, readonly string[]>>} */
export const CHOICES = {
  text: ['1', '2', '3'],
  look: ['auto', 'light', 'dark'],
  contrast: ['auto', 'more'],
  motion: ['auto', 'less'],
  announce: ['all', 'group', 'mine', 'off'],
  keys: ['on', 'off'],
  layout: ['auto', 'wall', 'list'],
};

/** @type {ReadonlyArray<keyof Preferences>} */
const WORN = ['text', 'look', 'contrast', 'motion'];

/** @returns {Preferences} */
const read = () => {
  /** @type {Record<string, unknown>} */
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {};
  } catch {
    // Storage is forbidden or was changed by hand: nothing is preferred.
  }
  const chosen = Object.entries(CHOICES).map(([name, values]) => {
    const value = String(kept[name]);
    return [name, values.includes(value) ? value : values[0]];
  });
  return Object.fromEntries(chosen);
};

export const preferences = signal(read());

/** @param {keyof Preferences} name @param {string} value */
export const prefer = (name, value) => {
  preferences.value = { ...preferences.peek(), [name]: value };
  wear({ [name]: value });
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences.peek()));
  } catch {
    // Storage is forbidden: the choice lives as long as the page.
  }
};

/** On the page itself stands what its styles go by: another attribute would have every element styled anew. @param {Partial<Preferences>} values */
const wear = (values) => {
  for (const name of WORN) {
    const value = values[name];
    if (value !== undefined) {
      document.documentElement.dataset[name] = value;
    }
  }
};

/** Whether shortcuts of a single key may act. */
export const keysOn = () => preferences.peek().keys === 'on';

/** Whether nothing should move: as chosen here or on the device. */
export const stillness = () =>
  preferences.peek().motion === 'less' || matchMedia('(prefers-reduced-motion: reduce)').matches;

// Another tab of the same person follows.
addEventListener('storage', (event) => {
  if (event.key === KEY) {
    preferences.value = read();
    wear(preferences.value);
  }
});
