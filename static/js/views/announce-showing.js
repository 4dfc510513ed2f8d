/** What is shown one by one is heard as it comes, by whoever does not look at the screen. */

import { t } from '../lib/i18n.js';
import { tell } from '../lib/say.js';
import { effect } from '../lib/signals.js';
import { noteWords } from '../model/select.js';
import { showingNotes } from '../model/showing.js';
import { undescribed } from './note.js';

/** @param {import('../model/store.js').Store} store */
export const announceShowing = (store) => {
  /** @type {string | null} */
  let last = null;
  return effect(() => {
    const shown = store.confirmed.value;
    if (!shown) {
      return;
    }
    const ids = (shown.showing?.note_ids ?? []).join();
    const notes = last !== null && ids !== last ? showingNotes(shown) : [];
    last = ids;
    if (notes.length > 0) {
      const text = notes.map((note) => noteWords(note, undescribed(''))).join('. ');
      tell(t('Shown now: {text}', { text }), { key: 'showing' });
    }
  });
};
