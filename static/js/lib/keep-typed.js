/** A page that comes anew in another language: what was typed into its fields is there again. */

const KEY = 'wishwall.typed';

const fields = () =>
  [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('main input[name]'))].filter(
    (field) => !['password', 'file'].includes(field.type),
  );

const keep = () => {
  const typed = fields().map(({ name, type, value, checked }) => ({ name, type, value, checked }));
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, typed }));
  } catch {
    // Without storage the fields begin empty.
  }
};

const bringBack = () => {
  try {
    const { path, typed } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    sessionStorage.removeItem(KEY);
    return path === location.pathname ? typed : [];
  } catch {
    return [];
  }
};

/** To be called once the fields stand in the page. */
export const keepTyped = () => {
  for (const { name, type, value, checked } of bringBack()) {
    const chosen = ['radio', 'checkbox'].includes(type);
    const field = fields().find((one) => one.name === name && (!chosen || one.value === value));
    if (field && chosen) {
      field.checked = checked;
    } else if (field) {
      field.value = value;
    }
  }
  for (const link of document.querySelectorAll('[data-language]')) {
    link.addEventListener('click', keep);
  }
};
