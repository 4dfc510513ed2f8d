/** Why the server said no, in the reader's language. */

import { lang, t } from '../lib/i18n.js';

/** The reason in the reader's language; the server's own words where there is no better. @param {{code: string, message: string, field?: string}} error */
export const reason = ({ code, message, field }) =>
  code === 'phase_closed' && field === 'note_id'
    ? t('It is shown without a name by now: a change could tell that it is yours.')
    : isExact(code)
      ? message
      : (reasons()[code] ?? message);

/** Where the server's own words, which are English, say more than ours. @param {string} code */
const isExact = (code) => code === 'invalid' && lang() === 'en';

/** @returns {Record<string, string>} */
const reasons = () => ({
  locked: t('This is locked for now. Ask the facilitator.'),
  forbidden: t('Only some people may do that here.'),
  forbidden_role: t('Only the facilitator may do that.'),
  phase_changed: t('The step has just changed. Look again, then decide.'),
  phase_closed: t('That step is over.'),
  limit_reached: t('You have used all you have for this step.'),
  conflict: t('Someone changed this at the same moment.'),
  note_deleted: t('That note was taken away meanwhile.'),
  too_long: t('The text is too long.'),
  too_large: t('The drawing is too large.'),
  rate_limited: t('That was a lot at once. Wait a moment and try again.'),
  storage_full: t('There is no room left on the server. Tell the person who runs it.'),
  read_only: t('The session is closed: it can be read, not changed.'),
  invalid: t('Something in this cannot be taken. Look it over, then try again.'),
  internal: t('Something went wrong on our side. Nothing you wrote is lost: try again in a moment.'),
});
