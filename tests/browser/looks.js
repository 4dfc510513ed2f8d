// Given the least size in pixels, a sentence for each word that is clipped, covered, or too small, and for a page that is too wide.
(least) => {
  const shortens = (style) => style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
  const ancestors = (element) =>
    element && element !== document.body ? [element, ...ancestors(element.parentElement)] : [];
  // What lies over the page on purpose is compared with itself alone.
  const layerOf = (element) =>
    ancestors(element).find(
      (at) =>
        ['fixed', 'sticky'].includes(getComputedStyle(at).position) || at.matches('dialog, [popover]'),
    ) ?? null;

  const floats = (element) => layerOf(element) !== null;

  // A wall is a map under a window: what lies beside the window is looked at by moving it.
  const isOnMap = (element) => {
    const map = element.closest('.wall__world');
    return map !== null && getComputedStyle(map).transform !== 'none';
  };

  const isSeen = (element) =>
    !element.closest('svg, script, noscript, option, textarea, .skip, [data-live]') &&
    !isOnMap(element) &&
    getComputedStyle(element).clipPath !== 'inset(50%)' &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });

  // Lines that a shortened text leaves out have a place, but nobody sees them.
  const cutOff = (element) => {
    const short = ancestors(element).find((at) => getComputedStyle(at).webkitLineClamp !== 'none');
    return short ? short.getBoundingClientRect().bottom : Number.POSITIVE_INFINITY;
  };

  const linesOf = (node, element) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const end = cutOff(element);
    return [...range.getClientRects()].filter(
      (line) => line.width > 1 && line.height > 1 && line.top + line.height / 2 < end,
    );
  };

  const allWords = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (node.data.trim() && isSeen(element)) {
        const lines = linesOf(node, element);
        if (lines.length > 0) {
          found.push({ element, lines, said: node.data.trim().slice(0, 60) });
        }
      }
    }
    return found;
  };

  const clippedBy = (at, box) => {
    const style = getComputedStyle(at);
    if (style.display === 'inline' || (style.overflowX === 'visible' && style.overflowY === 'visible')) {
      return false;
    }
    const edge = at.getBoundingClientRect();
    // A tall letter may reach a little out of a tight line.
    const slack = parseFloat(style.fontSize) * 0.3;
    const beside = style.overflowX !== 'auto' && (box.left < edge.left - 2 || box.right > edge.right + 2);
    const below =
      style.overflowY !== 'auto' && (box.top < edge.top - slack || box.bottom > edge.bottom + slack);
    return beside || below;
  };

  const faultsOf = ({ element, lines, said }) => {
    const box = {
      left: Math.min(...lines.map((line) => line.left)),
      right: Math.max(...lines.map((line) => line.right)),
      top: Math.min(...lines.map((line) => line.top)),
      bottom: Math.max(...lines.map((line) => line.bottom)),
    };
    const size = parseFloat(getComputedStyle(element).fontSize);
    const around = ancestors(element);
    const shortened = around.findIndex((at) => shortens(getComputedStyle(at)));
    const clip = (shortened < 0 ? around : []).find((at) => clippedBy(at, box));
    return [
      size < least - 0.01 && `too small, ${size} px: ${said}`,
      (box.left < -1 || box.right > document.documentElement.clientWidth + 1) &&
        !around.some((at) => /auto|scroll/.test(getComputedStyle(at).overflowX)) &&
        `beside the page: ${said}`,
      clip && `clipped by ${clip.className || clip.tagName}: ${said}`,
    ].filter(Boolean);
  };

  // What is scrolled away inside a part of the page lies under its edge, and is not seen.
  const scrollersOf = (element) =>
    ancestors(element)
      .filter((at) => /auto|scroll/.test(`${getComputedStyle(at).overflowX} ${getComputedStyle(at).overflowY}`))
      .map((at) => at.getBoundingClientRect());

  const inSight = ({ left, right, top, bottom }, scrollers) => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return scrollers.every((edge) => x > edge.left && x < edge.right && y > edge.top && y < edge.bottom);
  };

  // Where a shortened line ends in three dots.
  const shortenedAt = (element) =>
    Math.min(
      ...ancestors(element)
        .filter((at) => getComputedStyle(at).textOverflow === 'ellipsis')
        .map((at) => at.getBoundingClientRect().right),
    );

  const overlaps = (words) => {
    const boxes = words
      .flatMap(({ element, lines, said }, index) => {
        const [layer, scrollers] = [layerOf(element), scrollersOf(element)];
        const edge = shortenedAt(element);
        return lines
          .map((line) => ({
            left: line.left,
            right: Math.min(line.right, edge),
            top: line.top,
            bottom: line.bottom,
            height: line.height,
          }))
          .filter((line) => inSight(line, scrollers))
          .map((line) => ({
            layer,
            left: line.left + 1,
            right: line.right - 1,
            top: line.top + line.height * 0.25,
            bottom: line.bottom - line.height * 0.25,
            said,
            index,
          }));
      })
      .sort((a, b) => a.top - b.top);
    return boxes.flatMap((a, at) => {
      const wrong = [];
      for (let next = at + 1; next < boxes.length && boxes[next].top < a.bottom; next += 1) {
        const b = boxes[next];
        if (a.index !== b.index && a.layer === b.layer && a.left < b.right && b.left < a.right) {
          wrong.push(`over one another: ${a.said} / ${b.said}`);
        }
      }
      return wrong;
    });
  };

  const sideways = () => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth + 1 ? [`the page scrolls sideways: ${scrollWidth} in ${clientWidth}`] : [];
  };

  // What a closed list says must fit beside its arrow.
  const cutChoices = () => {
    const pen = document.createElement('canvas').getContext('2d');
    return [...document.querySelectorAll('select')].filter(isSeen).flatMap((select) => {
      const { font, paddingLeft, paddingRight } = getComputedStyle(select);
      const said = select.selectedOptions[0]?.text ?? '';
      pen.font = font;
      const room = select.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      return pen.measureText(said).width > room + 1 ? [`cut short in its list: ${said}`] : [];
    });
  };

  // The end of a page must come out from under the bar that stays in sight.
  const buried = (words) => {
    // A screen does not scroll, and its buttons show only while the pointer moves.
    if (document.querySelector('dialog[open], main.screen')) {
      return [];
    }
    const was = scrollY;
    scrollTo(0, document.documentElement.scrollHeight);
    const found = words
      .filter(({ element }) => !floats(element))
      .filter(({ element }) => {
        const box = element.getBoundingClientRect();
        const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
        if (!inSight(box, scrollersOf(element)) || document.elementFromPoint(x, y)?.closest('.toasts')) {
          return false;
        }
        const over = y > innerHeight / 2 && y < innerHeight ? document.elementFromPoint(x, y) : null;
        return over && !over.contains(element) && !element.contains(over) && ['fixed', 'sticky'].some((at) =>
          ancestors(over).some((around) => getComputedStyle(around).position === at && !around.popover));
      })
      .map(({ said }) => `under a bar at the end of the page: ${said}`);
    scrollTo(0, was);
    return found;
  };

  const words = allWords();
  return [
    ...new Set([...sideways(), ...words.flatMap(faultsOf), ...overlaps(words), ...cutChoices(), ...buried(words)]),
  ];
}
