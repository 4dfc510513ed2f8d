/** What a phase is called and what it means for people, in plain words. */

import { lang, t, tn } from '../lib/i18n.js';

/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {import("../types.d.ts").Live} Live */

/** The title in the reader's language, unless the facilitator gave the phase a title of its own. @param {Phase} phase */
export const phaseTitle = ({ title, switches: { prompt } }) => {
  const known = [prompt?.en?.title, prompt?.cy?.title];
  return (known.includes(title) && prompt?.[lang()]?.title) || title;
};

/** @param {Phase} phase */
export const phaseMinutes = ({ switches: { clock } }) =>
  clock?.minutes ? tn('{n} minute', '{n} minutes', clock.minutes) : '';

/** @param {string} kind */
export const kindIcon = (kind) =>
  ({
    hold: 'clock',
    add: 'sticky-note',
    present: 'presentation',
    sort: 'layers',
    mark: 'star',
    propose: 'file-text',
  })[kind] ?? 'circle';

/** @param {string} kind */
export const kindName = (kind) =>
  ({
    hold: t('Read or rest'),
    add: t('Write and draw notes'),
    present: t('Present'),
    sort: t('Put notes into themes'),
    mark: t('Judge'),
    propose: t('Write proposals'),
  })[kind] ?? kind;

/** Said before the first word is typed: who will see a note and whether it bears a name. @param {Phase} phase @param {Live} live */
export const whoSees = (phase, live) => `${seenBy(phase, live)} ${namesOn(phase)}`;

/** @param {Phase} phase @param {Live} live */
const seenBy = ({ switches: { see, reveal, names, scope } }, live) => {
  if (live.revealed && names !== 'off') {
    return t('Everyone sees your notes as soon as you post them.');
  }
  if (live.revealed) {
    return t('Only you see what you write now, until the facilitator shows notes again.');
  }
  if (see === 'all') {
    return t('Everyone sees your notes as soon as you post them.');
  }
  if (see === 'group') {
    return t('Your group and the facilitators see your notes as soon as you post them.');
  }
  return untilWhen(reveal, scope);
};

/** @param {string} reveal @param {string} scope */
const untilWhen = (reveal, scope) => {
  switch (reveal) {
    case 'never':
      return t('Only you will ever see your notes.');
    case 'end':
      return scope === 'group'
        ? t('Only you see your notes until this step ends. Then your group does.')
        : t('Only you see your notes until this step ends. Then everyone does.');
    default:
      return t('Only you see your notes until the facilitator shows them to everyone.');
  }
};

/** @param {Phase} phase */
const namesOn = ({ switches: { names } }) => {
  switch (names) {
    case 'off':
      return t(
        'They bear no name, and nobody can look up who wrote what. Handwriting or a turn of phrase can still give someone away.',
      );
    case 'side':
      return t('They bear the name of your side, not yours.');
    default:
      return t('They bear your name.');
  }
};

/** What will change on everyone's screen when this phase opens. @param {Phase} phase */
export const whatChanges = (phase) => {
  switch (phase.kind) {
    case 'add':
      return t('Everyone can write and draw notes. {privacy}', { privacy: privacyShort(phase) });
    case 'sort':
      return phase.switches.who === 'everyone'
        ? t('Writing stops. Everyone sees the notes and can put them into themes.')
        : t('Writing stops. Everyone sees the notes; you put them into themes.');
    case 'propose':
      return phase.switches.who === 'everyone'
        ? t(
            'Everyone sees the proposals and can write them, say how far they support them and raise concerns.',
          )
        : t('Everyone sees the proposals and can support them or raise concerns; you write them.');
    default:
      return t('Everyone reads the question of this step. Nobody writes.');
  }
};

/** @param {Phase} phase */
const privacyShort = ({ switches: { see, names } }) => {
  if (see === 'all') {
    return t('Notes are seen at once.');
  }
  return names === 'off'
    ? t('Notes stay hidden until you show them, without names.')
    : t('Notes stay hidden until you show them.');
};
