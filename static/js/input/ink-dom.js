/** The few ways in which the pad makes elements. */

const SPRITE = '/static/icons/lucide-sprite.svg';
const SVG = 'http://www.w3.org/2000/svg';

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean | number>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, '');
    else if (value !== false) made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
};

/**
 * A button with an icon and its name; the name is seen where there is room, and always heard.
 * @param {{icon: string, name: string, block?: string, press: () => void}} about
 */
export const iconButton = ({ icon, name, block = '', press }) => {
  const made = element(
    'button',
    { type: 'button', class: `ink-pad__button ${block}`.trim(), title: name },
    iconElement(icon),
    element('span', { class: 'ink-pad__name' }, name),
  );
  // A button that is disabled loses the focus; one that only says so keeps it.
  made.addEventListener('click', () => {
    if (made.getAttribute('aria-disabled') !== 'true') press();
  });
  return made;
};

/** @param {string} name */
export const iconElement = (name) => {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('class', 'ink-pad__icon');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `${SPRITE}#${name}`);
  icon.append(use);
  return icon;
};

/**
 * One choice of a few as native radio buttons, so that arrow keys work of themselves.
 * @param {{legend: string, names: readonly string[], chosen: number, mark: string, choose: (index: number) => void}} about
 *   `mark` names the look: each radio's label gets the class `ink-pad__MARK` and `data-choice`
 */
export const choices = ({ legend, names, chosen, mark, choose }) => {
  const group = `ink-${mark}-${Math.random().toString(36).slice(2)}`;
  const radios = names.map((name, index) => {
    const radio = element('input', { type: 'radio', name: group, checked: index === chosen });
    radio.addEventListener('change', () => choose(index));
    return element(
      'label',
      { class: `ink-pad__choice ink-pad__${mark}`, 'data-choice': index, title: name },
      radio,
      element('span', { class: 'ink-pad__mark', 'aria-hidden': 'true' }),
      element('span', { class: 'ink-pad__hidden' }, name),
    );
  });
  const hidden = element('legend', { class: 'ink-pad__hidden' }, legend);
  return element('fieldset', { class: 'ink-pad__choices' }, hidden, ...radios);
};
