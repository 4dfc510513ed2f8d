/** By what notes are narrowed down or chosen together: their step, group, colour or author, as far as there are several. */

import { t } from '../../lib/i18n.js';
import { personName } from '../../model/select.js';
import { sourceOf } from '../columns-offer.js';
import { phaseTitle } from '../phase-words.js';
import { placesOf } from '../places.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Note} Note */
/** @typedef {import("../../model/grouped.js").Choice & {key: string, label: string}} Named */

/** @param {Snapshot} shown @param {readonly Note[]} notes @returns {Named[]} all of them first */
export const choicesOf = (shown, notes) => [
  { key: 'all', what: 'all', label: t('All notes') },
  ...(notes.some(({ mine }) => mine)
    ? [/** @type {Named} */ ({ key: 'mine', what: 'mine', label: t('Mine') })]
    : []),
  ...several(notes, 'phase_id').map((id) => named('phase', id, phaseName(shown, id))),
  ...placesOf(sourceOf(shown)).map((name, column) => named('column', String(column), name)),
  ...several(notes, 'group_id').map((id) => named('group', id, groupName(shown, id))),
  ...several(notes, 'author').map((id) => named('author', id, personName(shown, id))),
  ...several(notes, 'colour').map((id) => named('colour', id, colourName(id))),
];

/** @param {Named["what"]} what @param {string} id @param {string} label @returns {Named} */
const named = (what, id, label) => ({ key: `${what}/${id}`, what, id, label });

/** @param {readonly Note[]} notes @param {"phase_id" | "group_id" | "author" | "colour"} by @returns {string[]} none where all have the same */
const several = (notes, by) => {
  const found = [...new Set(notes.map((note) => note[by]))];
  return found.length > 1 ? found.flatMap((id) => (id ? [id] : [])) : [];
};

/** @param {Snapshot} shown @param {string} id */
const phaseName = ({ run_sheet }, id) => {
  const phase = run_sheet.find(({ phase_id }) => phase_id === id);
  return t('From: {step}', { step: phase ? phaseTitle(phase) : '' });
};

/** @param {Snapshot} shown @param {string} id */
const groupName = ({ groups }, id) => groups.find(({ group_id }) => group_id === id)?.name ?? '';

/** @param {string} colour */
const colourName = (colour) =>
  new Map([
    ['sun', t('Yellow, circle')],
    ['rose', t('Rose, triangle')],
    ['lilac', t('Lilac, diamond')],
    ['sky', t('Blue, square')],
    ['mint', t('Green, plus')],
    ['stone', t('Grey, star')],
  ]).get(colour) ?? colour;
