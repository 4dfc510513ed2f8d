/** The way back: what this page did last can be taken back, as long as nobody has changed the same thing since. */

import { html, nothing } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { say } from '../../lib/say.js';
import { signal } from '../../lib/signals.js';
import { toast } from '../../lib/toast.js';
import { undoCommand } from '../../model/commands.js';
import { reason } from '../reason.js';

/** @typedef {import("../../types.d.ts").Command} Command */
/** @typedef {import("../../types.d.ts").Answer} Answer */

const MOST = 50;
/** What the server can take back. */
const UNDOABLE = new Set([
  ...[
    'note.file',
    'note.place',
    'note.stack',
    'note.unstack',
    'note.park',
    'note.hide',
    'note.discard',
    'note.restore',
  ],
  ...['theme.form', 'theme.name', 'theme.merge', 'theme.dissolve', 'theme.move', 'theme.lock'],
  ...['phase.skip', 'phase.move', 'group.move'],
]);

const done = signal(/** @type {readonly Command[]} */ ([]));

/** @param {Command} command */
export const remember = (command) => {
  if (UNDOABLE.has(command.type)) {
    done.value = [...done.peek(), command].slice(-MOST);
  }
};

/** Another step runs: what was done in an earlier one is not taken back by a stray press. */
export const settle = () => {
  done.value = [];
};

/** Taken back elsewhere on the page. @param {readonly Command[]} step */
export const forget = (step) => {
  done.value = done.peek().filter((command) => !step.includes(command));
};

/** @param {string} type */
const words = (type) => {
  switch (type.split('.')[0]) {
    case 'note':
      return t('Take back: notes');
    case 'theme':
      return t('Take back: themes');
    case 'group':
      return t('Take back: groups');
    default:
      return t('Take back: run sheet');
  }
};

/** @param {(command: Command) => Promise<Answer | undefined>} ask @param {(command: Command) => void} taken tells whoever else remembers it */
export const undoButton = (ask, taken) => {
  const last = done.value.at(-1);
  return last
    ? html`<button class="button button--small" type="button" @click=${() => {
        taken(last);
        void undo(last, ask);
      }}>${icon('undo-2')}${words(last.type)}</button>`
    : nothing;
};

/** @param {Command} last @param {(command: Command) => Promise<Answer | undefined>} ask */
const undo = async (last, ask) => {
  done.value = done.peek().filter((command) => command !== last);
  const answer = await ask(undoCommand(last.op_id)).catch(() => undefined);
  if (answer?.ok) {
    say(t('Taken back'));
  } else {
    toast(
      answer?.error
        ? reason(/** @type {any} */ (answer.error))
        : t('That did not work. Try again in a moment.'),
    );
  }
};
