/** What a step asks, as its heading. */

import { lang, promptText, t } from '../lib/i18n.js';
import { questionsOf } from '../model/targets.js';
import { phaseTitle } from './phase-words.js';

/** The question of the step; where its lines are questions of their own, its title. @param {import("../types.d.ts").Phase | null} phase @returns {string} */
export const heading = (phase) => {
  if (!phase) {
    return t('Between two steps');
  }
  const several = phase.switches.source === 'prompt' && questionsOf(phase, lang()).length > 1;
  return (!several && promptText(phase.switches.prompt)) || phaseTitle(phase);
};

/** @param {string} text @returns {string[]} its lines, without empty ones */
export const linesOf = (text) =>
  text
    .split('\n')
    .map((/** @type {string} */ line) => line.trim())
    .filter(Boolean);
