// Given the least size in pixels, a sentence for each word that is clipped, under another one, or too small.
(least) => {
  const shortens = (style) => style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
  const ancestors = (element) =>
    element && element !== document.body ? [element, ...ancestors(element.parentElement)] : [];
  const floats = (element) =>
    ancestors(element).some(
      (at) =>
        ['fixed', 'sticky'].includes(getComputedStyle(at).position) || at.matches('dialog, [popover]'),
    );

  const isSeen = (element) =>
    !element.closest('svg, script, noscript, option, textarea, .skip') &&
    getComputedStyle(element).clipPath !== 'inset(50%)' &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

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
      (box.left < -1 || box.right > document.documentElement.clientWidth + 1) && `beside the page: ${said}`,
      clip && `clipped by ${clip.className || clip.tagName}: ${said}`,
    ].filter(Boolean);
  };

  const overlaps = (words) => {
    const boxes = words
      .filter(({ element }) => !floats(element))
      .flatMap(({ lines, said }, index) =>
        lines.map((line) => ({
          left: line.left + 1,
          right: line.right - 1,
          top: line.top + line.height * 0.25,
          bottom: line.bottom - line.height * 0.25,
          said,
          index,
        })),
      )
      .sort((a, b) => a.top - b.top);
    return boxes.flatMap((a, at) => {
      const wrong = [];
      for (let next = at + 1; next < boxes.length && boxes[next].top < a.bottom; next += 1) {
        const b = boxes[next];
        if (a.index !== b.index && a.left < b.right && b.left < a.right) {
          wrong.push(`over one another: ${a.said} / ${b.said}`);
        }
      }
      return wrong;
    });
  };

  const words = allWords();
  return [...new Set([...words.flatMap(faultsOf), ...overlaps(words)])];
}
