/** The pad's texts: English is the key, so that a translation can be looked up by it. */

/** @typedef {(text: string, values?: Record<string, string | number>) => string} Translate */

/**
 * @param {Translate | Record<string, string> | undefined} strings a `t` function, or English to another language
 * @returns {Translate}
 */
export const translator = (strings) => {
  if (typeof strings === 'function') return strings;
  return (text, values = {}) =>
    (strings?.[text] ?? text).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
};

/** @param {Translate} t */
export const penNames = (t) => [t('Black'), t('Blue'), t('Red'), t('Green'), t('Purple'), t('Brown')];

/** @param {Translate} t */
export const widthNames = (t) => [t('Thin line'), t('Medium line'), t('Thick line')];

/** @param {Translate} t */
export const sizeNames = (t) => [t('Small text'), t('Medium text'), t('Large text')];

/**
 * @param {Translate} t
 * @returns {Record<string, string>}
 */
export const layoutNames = (t) => ({
  'before-after': t('Before and after'),
  story: t('A story in three'),
  'problem-idea': t('Problem, idea'),
  map: t('Map'),
});

/**
 * @param {Translate} t
 * @returns {Record<string, string>}
 */
export const stencilNames = (t) => ({
  person: t('Person'),
  group: t('Group'),
  building: t('Building'),
  house: t('House'),
  phone: t('Phone'),
  laptop: t('Laptop'),
  form: t('Form'),
  clock: t('Clock'),
  calendar: t('Calendar'),
  money: t('Money'),
  arrow: t('Arrow'),
  'double-arrow': t('Double arrow'),
  cloud: t('Cloud'),
  tick: t('Tick'),
  cross: t('Cross'),
  question: t('Question'),
  warning: t('Warning'),
  'light-bulb': t('Light bulb'),
  'speech-bubble': t('Speech bubble'),
  heart: t('Heart'),
  road: t('Road'),
  lock: t('Lock'),
  cycle: t('Cycle'),
  steps: t('Steps'),
});
