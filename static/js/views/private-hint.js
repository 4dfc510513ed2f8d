/** A word to an author alone who has just posted what belongs to somebody: it stays where it is unless they take it back. */

import { t } from '../lib/i18n.js';
import { toast } from '../lib/toast.js';
import { privateWords } from '../model/private-words.js';

/** @param {string} text @param {() => void} takeBack */
export const hintAt = (text, takeBack) => {
  const kind = privateWords(text);
  if (kind) {
    toast(words()[kind], { undo: takeBack, undoLabel: t('Take away') });
  }
};

const words = () => ({
  mail: t('There is an e-mail address in your note, which others may come to read.'),
  telephone: t('There is a telephone number in your note, which others may come to read.'),
  insurance: t('There seems to be a National Insurance number in your note, which others may come to read.'),
});
