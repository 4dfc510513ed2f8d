/** Publishing proposals: choose, see exactly what will be public, publish; and take down again. */

import { confirm } from '../lib/dialog.js';
import { html, nothing } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { signal } from '../lib/signals.js';
import { toast } from '../lib/toast.js';
import { publishForm } from './publish-form.js';
import { publishPreview } from './publish-preview.js';
import { publishedList } from './published-list.js';
import { reason } from './reason.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../net/afterwards.js").ToPublish} ToPublish */
/** @typedef {import("../net/afterwards.js").Preview} Preview */

/** @param {{calls: import("../net/afterwards.js").AfterwardsCalls}} ports */
export const createPublishing = ({ calls }) => {
  const found = signal(
    /** @type {Awaited<ReturnType<typeof calls.publications>>} */ ({ publications: [], proposals: [] }),
  );
  const asked = signal(/** @type {ToPublish | null} */ (null));
  const preview = signal(/** @type {Preview | null} */ (null));
  const wrong = signal('');

  const load = async () => {
    found.value = await calls.publications();
  };

  /** @param {() => Promise<unknown>} run */
  const trying = async (run) => {
    wrong.value = '';
    try {
      await run();
    } catch (error) {
      const refused = /** @type {{code?: string, message: string, field?: string}} */ (error);
      wrong.value =
        refused.field === 'digest'
          ? t('The proposals have changed since you looked. Look at them again.')
          : refused.code
            ? reason({ code: refused.code, message: refused.message })
            : t('There is no line to the server just now. Try again in a moment.');
    }
  };

  /** @param {ToPublish} wanted */
  const look = (wanted) =>
    trying(async () => {
      if (wanted.proposals.length === 0) {
        wrong.value = t('Choose at least one proposal.');
        return;
      }
      preview.value = await calls.preview(wanted);
      asked.value = wanted;
      focusOn('publish-preview');
    });

  const publish = () =>
    trying(async () => {
      const digest = preview.peek()?.digest ?? '';
      const wanted = /** @type {ToPublish} */ (asked.peek());
      await calls.publish({ ...wanted, digest });
      preview.value = null;
      await load();
      toast(t('Published.'));
      focusOn('published');
    });

  /** @param {string} id */
  const takeDown = async (id) => {
    const sure = await confirm({
      title: t('Take this page down?'),
      text: t('Its address leads nowhere from then on. Copies that others made stay theirs.'),
      action: t('Take it down'),
      danger: true,
    });
    if (sure) {
      await trying(async () => {
        await calls.takeDown(id);
        await load();
        toast(t('Taken down.'));
      });
    }
  };

  const change = () => {
    preview.value = null;
    focusOn('publish-title');
  };

  /** @param {Snapshot} shown */
  const view = (
    shown,
  ) => html`<section class="panel" aria-labelledby="publish-title"><h2 id="publish-title" tabindex="-1">${t('A page for the public')}</h2>
    <p>${t('Chosen proposals, as they stand when you publish them, at an address that needs no account. Search engines are asked to leave it out.')}</p>
    ${publishedList(found.value.publications, takeDown)}
    ${wrong.value ? html`<p class="notice notice--warning" role="alert">${icon('triangle-alert')}<span>${wrong.value}</span></p>` : nothing}
    ${preview.value ? publishPreview(preview.value, { publish, change }) : nothing}
    <div ?hidden=${preview.value !== null}>${publishForm(found.value.proposals, shown, look)}</div></section>`;

  return { load, view };
};

/** @param {string} id */
const focusOn = (id) =>
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()));
