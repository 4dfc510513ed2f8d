/** Where hands go on the board's own pages: the one file that knows how those are built. */
(() => {
  const wall = () => document.querySelector('.wall');
  const inView = ({ left, right, top, bottom }) =>
    left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  const idOf = (element) => element?.closest('[data-note]')?.dataset.note;
  const themeAt = (x, y) => document.elementFromPoint(x, y)?.closest('[data-theme-id]');
  const spotOf = (card) => {
    const box = card.getBoundingClientRect();
    return { id: card.dataset.note, x: box.left + box.width * 0.4, y: box.top + box.height * 0.3, box };
  };
  const cards = () =>
    [...document.querySelectorAll('.wall [data-note]')]
      .map(spotOf)
      .filter(({ id, x, y, box }) => inView(box) && idOf(document.elementFromPoint(x, y)) === id);
  const frame = () => {
    const { left, right, top, bottom } = wall().getBoundingClientRect();
    return {
      left: Math.max(left, 0),
      right: Math.min(right, innerWidth),
      top: Math.max(top, 0),
      bottom: Math.min(bottom, innerHeight),
    };
  };
  const themeOf = (id) =>
    document.querySelector(`[data-note="${CSS.escape(id)}"]`)?.closest('[data-theme-id]')?.dataset.themeId;

  window.surface = {
    /** The middle of what is seen of the wall. */
    middle: () => {
      const { left, right, top, bottom } = frame();
      return { x: (left + right) / 2, y: (top + bottom) / 2 };
    },
    /** How wide a note is on the screen; those that are left out have no width. */
    cardWidth: () => {
      for (const card of document.querySelectorAll('.wall [data-note]')) {
        const { width } = card.getBoundingClientRect();
        if (width > 0) return width;
      }
      return 0;
    },
    /** From the top: the bar for chosen notes comes up from below. */
    notes: (most) =>
      cards()
        .sort((one, other) => one.y - other.y)
        .slice(0, most),
    /** A spot in a theme that the first of these notes, which is the one in hand, does not lie in. */
    target: (ids) => {
      const from = themeOf(ids[0]);
      const { left, right, top, bottom } = frame();
      for (let y = bottom - 60; y > top + 60; y -= 40) {
        for (let x = right - 60; x > left + 60; x -= 40) {
          const theme = themeAt(x, y)?.dataset.themeId;
          if (theme && theme !== from) return { x, y, theme };
        }
      }
      return null;
    },
    /** Asked in every frame: the first one alone as long as it is elsewhere. */
    holds: (theme, ids) => themeOf(ids[0]) === theme && ids.every((id) => themeOf(id) === theme),
    layout: () => document.querySelector('.board[data-layout]')?.dataset.layout ?? 'list',
    /** The button for the layout that is not shown now. */
    switchSpot: () => {
      const to = window.surface.layout() === 'wall' ? 'list' : 'wall';
      const box = document.querySelector(`[data-layout-to="${to}"]`)?.getBoundingClientRect();
      return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
    },
    /** The paper to draw on. */
    paper: () => {
      const { left, top, width, height } = document.querySelector('.ink-pad canvas').getBoundingClientRect();
      return { left, top, width, height: Math.min(height, innerHeight - top) };
    },
  };
})();
