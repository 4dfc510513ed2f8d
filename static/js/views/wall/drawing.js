/** A note's picture on the wall, made once: paths are the dear part, and a note comes near again and again. */

import { sketchSvg } from '../../lib/sketch.js';
import { isPictured, photoUrl, undescribed } from '../picture.js';

/** @typedef {import("../../types.d.ts").Note} Note */

/** By the drawing itself, or by the note of a photo. @type {WeakMap<object, {caption: string, paper: HTMLElement}>} */
const made = new WeakMap();

/** @param {Note} note @param {string} by @returns {HTMLElement | null} */
export const drawingOf = (note, by) => {
  if (!isPictured(note)) {
    return null;
  }
  const caption = note.caption || undescribed(by, note.kind);
  const key = note.sketch ?? note;
  const known = made.get(key);
  if (known && known.caption === caption) {
    return known.paper;
  }
  const paper = document.createElement('div');
  paper.className = 'note__sketch';
  paper.dataset.kind = note.kind;
  paper.append(note.photo_id ? photo(note.photo_id, caption) : sketchSvg(note.sketch, caption));
  made.set(key, { caption, paper });
  return paper;
};

/** @param {string} id @param {string} caption */
const photo = (id, caption) => {
  const image = document.createElement('img');
  image.className = 'photo';
  image.loading = 'lazy';
  image.decoding = 'async';
  image.draggable = false;
  image.alt = caption;
  image.src = photoUrl(id, 'small');
  return image;
};
