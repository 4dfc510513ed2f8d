/** A badge: drawn by oneself while nobody looks, or one's initials. */

import { guard, html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { sketchSvg } from '../../lib/sketch.js';
import { badging } from './parts.js';

/** @typedef {import("../../types.d.ts").Person} Person */
/** @typedef {{act: (command: import("../../types.d.ts").Command) => unknown}} Ports */

/** The names that a person's initials come from: "Dr Nia Roderick, Lighting" is NR. */
const TITLES = /^(dr|mr|mrs|ms|miss|mx|prof|cllr|cyng)\.?$/i;

/** @param {Person} person */
export const wornBadge = ({ badge, name }) =>
  html`<span class="worn" aria-hidden="true">${badge ? guard([badge], () => sketchSvg(badge, name)) : initials(name)}</span>`;

/** @param {string} name */
export const initials = (name) => {
  const words = (name.split(',')[0] ?? '').split(/\s+/).filter((word) => word && !TITLES.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
};

/** @param {Person} person @param {Ports} ports */
export const badgePart = (
  person,
  { act },
) => html`<section class="badge-part" aria-labelledby="badge"><div class="worn worn--large">${person.badge ? guard([person.badge], () => sketchSvg(person.badge, t('Your badge'))) : html`<span aria-hidden="true">${initials(person.name)}</span>`}</div>
  <div class="stack"><h3 id="badge">${t('Your badge')}</h3><p class="hint">${t('A squiggle is fine. Nobody sees it until you keep it.')}</p>
  <div class="buttons"><button class="button" type="button" @click=${() => badging.use(({ drawBadge }) => drawBadge(person, act))}>${icon('pencil')}${person.badge ? t('Draw it anew') : t('Draw a badge')}</button></div></div></section>`;
