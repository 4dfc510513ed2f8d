// Before the first paint: what this person prefers, kept on this device alone. Not a module, so that it comes first.
(() => {
  /** @type {Record<string, unknown>} */
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem('wishwall.preferences') ?? '{}') ?? {};
  } catch {
    // Storage is forbidden or was changed by hand: the page looks as it does for everyone.
  }
  const page = document.documentElement.dataset;
  for (const name of ['text', 'motion', 'look', 'contrast']) {
    const value = kept[name];
    if (typeof value === 'string') {
      page[name] = value;
    }
  }
})();
