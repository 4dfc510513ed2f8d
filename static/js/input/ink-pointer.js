/**
 * Mouse, finger and pen on the paper: which of them draws, which is a palm, and when two fingers move the paper.
 *
 * Once a pen has been seen fingers no longer draw, until the person says so. A second finger soon after the
 * first turns a stroke into a pinch; later it is taken for a resting hand.
 */

/** @typedef {{clientX: number, clientY: number, pressure: number}} Sample */
/**
 * @typedef {object} Handlers
 * @property {(sample: Sample, about: {pen: boolean, eraser: boolean}) => void} start
 * @property {(samples: readonly Sample[]) => void} move
 * @property {() => void} end
 * @property {() => void} cancel
 * @property {(by: {factor: number, dx: number, dy: number, clientX: number, clientY: number}) => void} pinch
 * @property {() => void} penSeen
 */

const PINCH_WITHIN_MS = 250;
const ERASER_END = 32;

/**
 * @param {HTMLElement} paper
 * @param {Handlers} handlers
 */
export const trackPointers = (paper, handlers) => {
  const listening = new AbortController();
  /** @type {Map<number, {x: number, y: number}>} */
  const fingers = new Map();
  /** @type {{id: number, type: string, since: number} | null} */
  let drawing = null;
  let penSeen = false;
  let fingerDraws = true;

  const cancel = () => {
    if (!drawing) return;
    drawing = null;
    handlers.cancel();
  };

  /** @param {PointerEvent} event */
  const start = (event) => {
    drawing = { id: event.pointerId, type: event.pointerType, since: event.timeStamp };
    paper.setPointerCapture(event.pointerId);
    const eraser = (event.buttons & ERASER_END) > 0;
    handlers.start(event, { pen: event.pointerType === 'pen', eraser });
  };

  /** @param {PointerEvent} event */
  const penDown = (event) => {
    if (!penSeen) {
      penSeen = true;
      fingerDraws = false;
      handlers.penSeen();
    }
    if (drawing?.type === 'touch') cancel();
    if (!drawing) start(event);
  };

  /** @param {PointerEvent} event */
  const fingerDown = (event) => {
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (!drawing) {
      if (fingerDraws && fingers.size === 1) start(event);
    } else if (drawing.type === 'touch' && event.timeStamp - drawing.since < PINCH_WITHIN_MS) {
      cancel();
    }
  };

  /** @param {PointerEvent} event */
  const down = (event) => {
    if (event.pointerType === 'pen') penDown(event);
    else if (event.pointerType === 'touch') fingerDown(event);
    else if (event.button === 0 && !drawing) start(event);
  };

  /** @param {PointerEvent} event */
  const move = (event) => {
    if (drawing?.id === event.pointerId) handlers.move(samplesOf(event));
    else if (!drawing && fingers.has(event.pointerId)) pinch(event);
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };

  /** @param {PointerEvent} event */
  const pinch = (event) => {
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    const before = fingers.get(event.pointerId);
    if (!other || !before || fingers.size !== 2) return;
    const [now, was] = [event.clientX - other.x, before.x - other.x];
    const [nowY, wasY] = [event.clientY - other.y, before.y - other.y];
    handlers.pinch({
      factor: Math.hypot(now, nowY) / Math.max(1, Math.hypot(was, wasY)),
      dx: (event.clientX - before.x) / 2,
      dy: (event.clientY - before.y) / 2,
      clientX: (event.clientX + other.x) / 2,
      clientY: (event.clientY + other.y) / 2,
    });
  };

  /** @param {PointerEvent} event */
  const up = (event) => {
    fingers.delete(event.pointerId);
    if (drawing?.id !== event.pointerId) return;
    drawing = null;
    handlers.end();
  };

  /** @param {PointerEvent} event */
  const cancelled = (event) => {
    fingers.delete(event.pointerId);
    if (drawing?.id === event.pointerId) cancel();
  };

  const { signal } = listening;
  paper.addEventListener('pointerdown', down, { signal });
  paper.addEventListener('pointermove', move, { signal });
  paper.addEventListener('pointerup', up, { signal });
  paper.addEventListener('pointercancel', cancelled, { signal });

  return {
    /** A pointer that came down on something that lies on the paper. */
    down,
    /** Give up the stroke in progress; says whether there was one. */
    cancel: () => {
      const was = drawing !== null;
      cancel();
      return was;
    },
    /** End the stroke in progress as if the pen had been lifted. */
    finish: () => {
      if (!drawing) return;
      drawing = null;
      handlers.end();
    },
    /** Let fingers draw beside the pen, or no longer; says which. */
    toggleFinger: () => {
      fingerDraws = !fingerDraws;
      return fingerDraws;
    },
    dispose: () => listening.abort(),
  };
};

/**
 * All the places that the pointer was at since the last event; of the coalesced entries nothing is read but
 * place and pressure, as Safari's lack the rest.
 * @param {PointerEvent} event
 * @returns {readonly Sample[]}
 */
const samplesOf = (event) => {
  const coalesced = event.getCoalescedEvents?.() ?? [];
  return coalesced.length > 0 ? coalesced : [event];
};
