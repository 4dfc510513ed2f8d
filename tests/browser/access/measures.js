// What can be measured of a page's controls; each function is called by its name.
({
  /** Controls that are smaller than `least` pixels, with their size. Links within a sentence are as high as their line. */
  small: (least) => {
    const controls = document.querySelectorAll(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    );
    const inSentence = (element) =>
      element.matches('a') && getComputedStyle(element).display === 'inline' && element.closest('p, li');
    return [...controls]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((element) => !inSentence(element) && !element.matches('.skip, .visually-hidden, [tabindex="-1"]'))
      .map((element) => {
        const target = element.matches('input[type=radio], input[type=checkbox]')
          ? (element.closest('label') ?? element)
          : element;
        const { width, height } = target.getBoundingClientRect();
        return { said: (element.ariaLabel || element.textContent || element.name || '').trim(), width, height };
      })
      .filter(({ width, height }) => width > 0 && (width < least - 0.5 || height < least - 0.5))
      .map(({ said, width, height }) => `${said.slice(0, 40)}: ${width.toFixed(0)} x ${height.toFixed(0)}`);
  },

  /** What has the focus, and whether something else lies on it, at its middle and near its corners. */
  covered: () => {
    const at = document.activeElement;
    if (!at || at === document.body) {
      return null;
    }
    const box = (at.matches('input[type=radio], input[type=checkbox]') && at.closest('label') ? at : at)
      .getClientRects()[0];
    if (!box) {
      return { said: at.outerHTML.slice(0, 80), hidden: 5 };
    }
    const left = Math.max(box.left, 0);
    const right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0);
    const bottom = Math.min(box.bottom, innerHeight);
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + 3, top + 3],
      [right - 3, top + 3],
      [left + 3, bottom - 3],
      [right - 3, bottom - 3],
    ];
    const isSeen = ([x, y]) => {
      const there = document.elementFromPoint(x, y);
      return there && (at.contains(there) || there.contains(at) || there.closest('label')?.contains(at));
    };
    const hidden = points.filter((point) => !isSeen(point)).length;
    const name = at.ariaLabel || at.textContent?.trim() || at.getAttribute('name') || at.tagName;
    return { said: `${at.tagName} ${name}`.slice(0, 70), hidden: bottom > top && right > left ? hidden : 5 };
  },

  /** Text further apart, as WCAG 1.4.12 has it. */
  spaced: () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  },

  /** How many pixels the page is wider than its window. */
  sideways: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,

  /** What the two live regions said, with the time of each; from now on. */
  listen: () => {
    window.heard = [];
    for (const region of document.querySelectorAll('[data-live]')) {
      new MutationObserver((changes) => {
        for (const line of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
          window.heard.push({ at: performance.now(), said: line.textContent, how: region.dataset.live });
        }
      }).observe(region, { childList: true });
    }
  },
})
