// Put into pages from outside, before their own scripts: says what the page tells its person, whenever that changes.
(() => {
  let last = '';
  const tell = () => {
    const words = (root, selector) =>
      [...root.querySelectorAll(selector)].map((one) => one.textContent.trim());
    const notes = [
      ...document.querySelectorAll('section[aria-labelledby="my-notes"] article[data-note]'),
    ].map((note) => ({
      id: note.dataset.note,
      text: words(note, '.note__text').join(),
      labels: words(note, '.save-state'),
    }));
    const said = JSON.stringify({ head: words(document, '.line-state[data-line]').join(), notes });
    if (said !== last && typeof window.wishwallTold === 'function') {
      last = said;
      void window.wishwallTold(said);
    }
  };
  new MutationObserver(tell).observe(document, { childList: true, characterData: true, subtree: true });

  // How long nothing of the page ran, and how often somebody clicked or pressed Enter.
  window.wishwallSeen = { gap: 0, hands: 0, at: Date.now() };
  setInterval(() => {
    const now = Date.now();
    window.wishwallSeen.gap = Math.max(window.wishwallSeen.gap, now - window.wishwallSeen.at);
    window.wishwallSeen.at = now;
  }, 50);
  const hand = ({ type, key }) => {
    window.wishwallSeen.hands += type === 'click' || key === 'Enter';
  };
  addEventListener('click', hand, true);
  addEventListener('keydown', hand, true);
})();
