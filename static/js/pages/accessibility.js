/** The accessibility statement: what a person can set for themselves stands on it. */

import { mount, openPage } from '../lib/page.js';
import { preferenceRows } from '../views/preferences.js';

await openPage();
mount(() => preferenceRows(), /** @type {HTMLElement} */ (document.querySelector('[data-preferences]')));
