/** What a facilitator can do for one person. */

import { showText } from '../../lib/copy-text.js';
import { ask, askText, confirm } from '../../lib/dialog.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { openMenu } from '../../lib/menu.js';
import { toast } from '../../lib/toast.js';
import {
  lowerHand,
  moveToGroup,
  postFor,
  promotePerson,
  relinkPerson,
  removePerson,
  updatePerson,
} from '../../model/commands-leading.js';
import { livePhase } from '../../model/select.js';
import { phaseTitle } from '../phase-words.js';
import { nudge } from './nudge.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Person} Person */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */
/** @typedef {import("../../lib/menu.js").Item} Item */

/** @param {HTMLElement} anchor @param {Snapshot} shown @param {Person} person @param {Ports} ports */
export const personMenu = (anchor, shown, person, ports) =>
  openMenu(anchor, person.name, [
    ...near(anchor, shown, person, ports),
    null,
    ...roles(person, ports),
    { label: t('A link for another device'), icon: 'link', run: () => void relink(person, ports) },
    { label: t('Change the name'), icon: 'pencil', run: () => void rename(person, ports) },
    { label: t('Set the side'), icon: 'tag', run: () => void side(anchor, shown, person, ports) },
    null,
    {
      label: t('Remove from the session'),
      icon: 'log-out',
      danger: true,
      run: () => void remove(person, ports),
    },
  ]);

/** What helps them now. @param {HTMLElement} anchor @param {Snapshot} shown @param {Person} person @param {Ports} ports @returns {Item[]} */
const near = (anchor, shown, person, ports) => {
  const takesPart = person.role === 'participant';
  const adding = livePhase(shown)?.kind === 'add';
  return [
    ...(person.hand
      ? [{ label: t('Put the hand down'), icon: 'hand', run: () => ports.act(lowerHand(person.person_id)) }]
      : []),
    ...(person.device
      ? [{ label: t('Send a private word'), icon: 'message-circle', run: () => void nudge(person, ports) }]
      : []),
    ...(takesPart && !person.device
      ? [
          {
            label: t('Write a note for them'),
            icon: 'sticky-note',
            disabled: !adding,
            run: () => void writeFor(shown, person, ports),
          },
        ]
      : []),
    ...(takesPart && shown.groups.length > 0
      ? [
          {
            label: t('Move to a group...'),
            icon: 'users',
            run: () => groupMenu(anchor, shown, person, ports),
          },
        ]
      : []),
  ];
};

/** @param {Person} person @param {Ports} ports @returns {Item[]} */
const roles = (person, { act }) => {
  const id = person.person_id;
  const decides = {
    label: person.decider ? t('No longer decides') : t('Make the decider'),
    icon: 'star',
    run: () => act(updatePerson(id, { decider: !person.decider })),
  };
  return person.role === 'facilitator'
    ? [{ label: t('Make a participant'), icon: 'user', run: () => act(promotePerson(id, 'participant')) }]
    : [
        decides,
        {
          label: t('Make a facilitator, or hand over'),
          icon: 'users',
          run: () => void handOver(person, act),
        },
      ];
};

/** @param {Person} person @param {Ports["act"]} act */
const handOver = async ({ person_id, name }, act) => {
  const sure = await confirm({
    title: t('Make {name} a facilitator?', { name }),
    text: t(
      'They can do everything you can, on their own device. You stay a facilitator: to hand over, let them press Next from now on.',
    ),
    action: t('Make a facilitator'),
  });
  if (sure) {
    act(promotePerson(person_id, 'facilitator'));
  }
};

/** @param {HTMLElement} anchor @param {Snapshot} shown @param {Person} person @param {Ports} ports */
export const groupMenu = (anchor, shown, person, { act }) =>
  openMenu(anchor, t('Move {name} to', { name: person.name }), [
    ...shown.groups.map(({ group_id, name }) => ({
      label: name,
      icon: 'users',
      disabled: group_id === person.group_id,
      run: () => act(moveToGroup(person.person_id, group_id)),
    })),
    null,
    {
      label: t('No group'),
      icon: 'user',
      disabled: person.group_id === null,
      run: () => act(moveToGroup(person.person_id, null)),
    },
  ]);

/** @param {HTMLElement} anchor @param {Snapshot} shown @param {Person} person @param {Ports} ports */
const side = (anchor, shown, person, { act }) => {
  const known = [
    ...new Set([...(shown.session.settings?.sides ?? []), ...shown.people.map((other) => other.side)]),
  ].filter(Boolean);
  openMenu(anchor, t('The side of {name}', { name: person.name }), [
    ...known.map((name) => ({
      label: String(name),
      icon: 'tag',
      disabled: name === person.side,
      run: () => act(updatePerson(person.person_id, { side: String(name) })),
    })),
    { label: t('Another side...'), icon: 'plus', run: () => void newSide(person, act) },
    {
      label: t('No side'),
      icon: 'x',
      disabled: !person.side,
      run: () => act(updatePerson(person.person_id, { side: '' })),
    },
  ]);
};

/** @param {Person} person @param {Ports["act"]} act */
const newSide = async (person, act) => {
  const name = await askText({
    title: t('The side of {name}', { name: person.name }),
    label: t('Which side?'),
    action: t('Save'),
    most: 60,
  });
  if (name) {
    act(updatePerson(person.person_id, { side: name }));
  }
};

/** For someone who lost their device, or now has one: the old link ends. @param {Person} person @param {Ports} ports */
const relink = async (person, { ask: send }) => {
  const sure = await confirm({
    title: t('A link for another device?'),
    text: t(
      '{name} goes on where they were. What they wrote without their name stays, but is not marked as theirs. What they had open elsewhere ends.',
      {
        name: person.name,
      },
    ),
    action: t('Make the link'),
  });
  const answer = sure ? await send(relinkPerson(person.person_id)).catch(() => undefined) : undefined;
  if (answer?.ok && answer.link) {
    await showText(t('The link of {name}', { name: person.name }), answer.link);
  } else if (sure) {
    toast(t('That did not work. Try again in a moment.'));
  }
};

/** @param {Person} person @param {Ports} ports */
const rename = async (person, { act }) => {
  const name = await askText({
    title: t('Change the name'),
    label: t('Their name'),
    value: person.name,
    action: t('Save'),
    most: 60,
  });
  if (name && name !== person.name) {
    act(updatePerson(person.person_id, { name }));
  }
};

/** @param {Snapshot} shown @param {Person} person @param {Ports} ports */
const writeFor = async (shown, person, { act }) => {
  const phase = livePhase(shown);
  const words = await ask(t('A note of {name}', { name: person.name }), (close) => {
    const send = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      close(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('words')).trim());
    };
    return html`<form @submit=${send}><div class="field"><label for="for-words">${phase ? phaseTitle(phase) : ''}</label>
      <p class="hint">${t('Write what they say, in their words.')}</p><textarea class="input" id="for-words" name="words" rows="3" maxlength="2000" required></textarea></div>
      <div class="buttons"><button class="button button--primary" type="submit">${t('Post note')}</button></div></form>`;
  });
  if (words && phase) {
    act(postFor(person.person_id, words, phase.phase_id));
    toast(t('Posted for {name}', { name: person.name }));
  }
};

/** @param {Person} person @param {Ports} ports */
const remove = async (person, { act }) => {
  const sure = await confirm({
    title: t('Remove {name} from the session?', { name: person.name }),
    text: t(
      'They can no longer read or write here. What they made stays. With the code they can join anew, unless you let nobody else join.',
    ),
    action: t('Remove'),
    danger: true,
  });
  if (sure) {
    act(removePerson(person.person_id));
  }
};
