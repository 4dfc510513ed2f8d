/** A private word to somebody, seen by nobody else. */

import { askText } from '../../lib/dialog.js';
import { t, tn } from '../../lib/i18n.js';
import { toast } from '../../lib/toast.js';
import { sendNotice } from '../../model/commands-leading.js';

/** @typedef {import("../../types.d.ts").Person} Person */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

const MOST = 280;

/** @param {string} title */
const askWords = (title) =>
  askText({
    title,
    label: t('What do you say?'),
    hint: t('Only they see it, once, on their own page.'),
    value: t('One rough idea is enough.'),
    action: t('Send'),
    most: MOST,
  });

/** @param {Person} person @param {Ports} ports */
export const nudge = async ({ person_id, name }, { act }) => {
  const words = await askWords(t('A word to {name}', { name }));
  if (words) {
    act(sendNotice(person_id, words));
    toast(t('It goes to {name} alone', { name }));
  }
};

/** @param {readonly Person[]} people @param {Ports} ports */
export const nudgeAll = async (people, { act }) => {
  const words = await askWords(tn('A word to {n} person', 'A word to {n} people', people.length));
  if (words) {
    for (const { person_id } of people) {
      act(sendNotice(person_id, words));
    }
    toast(t('It goes to each of them alone'));
  }
};
