/** A picture with the spots that people marked on it. */

import { guard, html } from '../../lib/html.js';
import { tn } from '../../lib/i18n.js';
import { sketchSvg } from '../../lib/sketch.js';
import { undescribed } from '../note.js';

/** @typedef {import("../../types.d.ts").Note} Note */

const RADIUS = '28';

/** @param {Note} note @param {ReadonlyArray<readonly [number, number]>} spots */
export const heat = (note, spots) =>
  html`<div class="heat">${guard([note.sketch, spots], () => marked(note, spots))}</div>`;

/** @param {Note} note @param {ReadonlyArray<readonly [number, number]>} spots */
const marked = (note, spots) => {
  const name = note.caption || undescribed('');
  const picture = sketchSvg(
    note.sketch,
    spots.length > 0 ? `${name}. ${tn('{n} spot marked', '{n} spots marked', spots.length)}` : name,
  );
  for (const [x, y] of spots) {
    const spot = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
    spot.setAttribute('class', 'heat__spot');
    spot.setAttribute('cx', String(x));
    spot.setAttribute('cy', String(y));
    spot.setAttribute('r', RADIUS);
    picture.append(spot);
  }
  return picture;
};
