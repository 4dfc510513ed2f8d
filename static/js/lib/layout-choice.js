/** Wall or list: what a person prefers; without a word of theirs a narrow window gets the list. */

import { prefer, preferences } from './preferences.js';
import { computed, signal } from './signals.js';

const narrow = matchMedia('(max-width: 40rem)');
const isNarrow = signal(narrow.matches);
narrow.addEventListener('change', () => {
  isNarrow.value = narrow.matches;
});

/** @returns {"wall" | "list"} */
const layoutNow = () => {
  const { layout } = preferences.value;
  if (layout === 'wall' || layout === 'list') {
    return layout;
  }
  return isNarrow.value ? 'list' : 'wall';
};

export const layoutChoice = computed(layoutNow);

/** @param {"wall" | "list"} layout */
export const chooseLayout = (layout) => prefer('layout', layout);
