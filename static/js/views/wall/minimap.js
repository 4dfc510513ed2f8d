/** The whole wall, small, and where one is on it. For the eye alone: the list of themes leads to the same places. */

/** @typedef {import("./stage.js").Stage} Stage */

const COLOURS = ['sun', 'rose', 'lilac', 'sky', 'mint', 'stone'];
const SLOWLY_MS = 300;

/** @param {HTMLElement} host @param {() => Stage} stageNow */
export const createMinimap = (host, stageNow) => {
  const canvas = /** @type {HTMLCanvasElement} */ (host.querySelector('canvas'));
  const view = /** @type {HTMLElement} */ (host.querySelector('.minimap__view'));
  let waiting = 0;
  /** @type {unknown} */
  let drawn = null;

  const scaleNow = () => {
    const { w, h } = stageNow().layout().bounds;
    return Math.min(canvas.width / w, canvas.height / h);
  };

  const draw = () => {
    waiting = 0;
    const { regions, cards, bounds } = stageNow().layout();
    const pen = canvas.getContext('2d');
    const scale = scaleNow();
    const style = getComputedStyle(host);
    if (!pen) {
      return;
    }
    pen.clearRect(0, 0, canvas.width, canvas.height);
    for (const [id, { x, y, w, h }] of regions) {
      const section = host.parentElement?.querySelector(`[data-region="${CSS.escape(id)}"]`);
      const colour = /** @type {HTMLElement | null} */ (section)?.dataset.colour ?? 'stone';
      pen.fillStyle = style.getPropertyValue(`--${COLOURS.includes(colour) ? colour : 'stone'}-edge`);
      pen.globalAlpha = 0.55;
      pen.fillRect((x - bounds.x) * scale, (y - bounds.y) * scale, w * scale, h * scale);
    }
    pen.globalAlpha = 1;
    pen.fillStyle = style.getPropertyValue('--sun');
    for (const { x, y, w, h } of cards.values()) {
      pen.fillRect(
        (x - bounds.x) * scale,
        (y - bounds.y) * scale,
        Math.max(1, w * scale),
        Math.max(1, h * scale),
      );
    }
  };

  /** @param {PointerEvent} event */
  const go = (event) => {
    const stage = stageNow();
    const box = canvas.getBoundingClientRect();
    const { bounds } = stage.layout();
    const scale = scaleNow();
    const { w, h } = stage.size();
    const { x, y, z } = stage.camera();
    const to = {
      x: bounds.x + (event.clientX - box.left) / scale,
      y: bounds.y + (event.clientY - box.top) / scale,
    };
    stage.pan(w / 2 - to.x * z - x, h / 2 - to.y * z - y);
  };

  host.addEventListener('pointerdown', (event) => {
    host.setPointerCapture(event.pointerId);
    go(event);
  });
  host.addEventListener('pointermove', (event) => {
    if (event.buttons === 1) {
      go(event);
    }
  });

  return {
    /** Where one is, at once; what there is, when there is time. */
    look: () => {
      const stage = stageNow();
      const { bounds } = stage.layout();
      const { x, y, z } = stage.camera();
      const { w, h } = stage.size();
      const scale = scaleNow();
      const needed = String(bounds.w * z > w + 1 || bounds.h * z > h + 1);
      if (host.dataset.needed !== needed) {
        host.dataset.needed = needed;
      }
      view.style.transform = `translate(${Math.round((-x / z - bounds.x) * scale)}px, ${Math.round((-y / z - bounds.y) * scale)}px)`;
      view.style.width = `${Math.round((w / z) * scale)}px`;
      view.style.height = `${Math.round((h / z) * scale)}px`;
      if (drawn !== stage.layout() && waiting === 0) {
        drawn = stage.layout();
        waiting = setTimeout(draw, SLOWLY_MS);
      }
    },
  };
};
