/** A soft sound when time is up, for rooms that wish for one; off unless it was switched on at this screen. */

import { signal } from './signals.js';

const KEY = 'wishwall.screen.chime';
const TONES = [523.25, 659.25];
const GAP_S = 0.22;
const LENGTH_S = 1.4;

const kept = () => {
  try {
    return localStorage.getItem(KEY) === 'on';
  } catch {
    return false;
  }
};

export const chimes = signal(kept());

export const switchChime = () => {
  chimes.value = !chimes.peek();
  try {
    localStorage.setItem(KEY, chimes.peek() ? 'on' : 'off');
  } catch {
    // Storage is forbidden: it holds as long as the page.
  }
  ring();
};

/** @type {AudioContext | null} */
let sound = null;

/** Two notes, quiet; nothing while it is off. */
export const ring = () => {
  if (!chimes.peek()) {
    return;
  }
  sound ??= new AudioContext();
  const { currentTime, destination } = sound;
  TONES.forEach((frequency, index) => {
    const tone = /** @type {AudioContext} */ (sound).createOscillator();
    const volume = /** @type {AudioContext} */ (sound).createGain();
    const begin = currentTime + index * GAP_S;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(0.18, begin + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + LENGTH_S);
    tone.connect(volume).connect(destination);
    tone.start(begin);
    tone.stop(begin + LENGTH_S);
  });
};
