/**
 * The hands on the wall's camera: the wheel pans and, with Ctrl or a pinch, zooms; one finger or the mouse on blank
 * wall pans, two fingers pinch; Shift or the choosing tool draws a frame instead. What begins on a note is not ours.
 */

const WHEEL_LINE_PX = 16;
const WHEEL_ZOOM = 0.0022;
const PINCH_ZOOM = 0.01;
const SMALL_STEP = 40;
const CLICK_PX = 4;

/** @typedef {{x: number, y: number}} Point */
/**
 * @typedef {object} Does
 * @property {() => boolean} on
 * @property {(dx: number, dy: number) => boolean} pan
 * @property {(dx: number, dy: number) => boolean} roll says whether there was anywhere to go
 * @property {(factor: number, point: Point) => boolean} zoom
 * @property {() => boolean} carrying whether notes hang on the hand
 * @property {() => boolean} framing whether a drag on blank wall draws a frame
 * @property {(from: PointerEvent, to: PointerEvent) => void} frame while it is drawn
 * @property {(from: PointerEvent, to: PointerEvent | null) => void} framed null if it was given up
 * @property {() => void} blank a click on nothing
 */

/** @param {HTMLElement} root @param {Does} does @returns {() => void} dispose */
export const holdCamera = (root, does) => {
  /** @type {Map<number, PointerEvent>} */
  const down = new Map();
  /** @type {{how: "pan" | "frame" | "pinch", from: PointerEvent, far: boolean, onNote: boolean} | null} */
  let gesture = null;
  let space = false;

  /** @param {WheelEvent} event */
  const wheel = (event) => {
    if (does.on() && (event.ctrlKey || event.metaKey ? closer(event) : roll(event))) {
      event.preventDefault();
    }
  };

  /** A trackpad's pinch comes as small steps, a wheel with Ctrl as large ones. @param {WheelEvent} event */
  const closer = (event) => {
    const rate = Math.abs(event.deltaY) < SMALL_STEP ? PINCH_ZOOM : WHEEL_ZOOM;
    does.zoom(Math.exp(-event.deltaY * unitOf(event) * rate), pointIn(root, event));
    return true;
  };

  /** @param {WheelEvent} event */
  const roll = (event) => {
    const unit = unitOf(event);
    return event.shiftKey && event.deltaX === 0
      ? does.roll(-event.deltaY * unit, 0)
      : does.roll(-event.deltaX * unit, -event.deltaY * unit);
  };

  /** @param {PointerEvent} event */
  const press = (event) => {
    const from = /** @type {HTMLElement} */ (event.target);
    const middle = event.button === 1;
    if (!does.on() || (event.button !== 0 && !middle) || from.closest('[data-float]')) {
      return;
    }
    if (event.pointerType === 'touch') {
      down.set(event.pointerId, event);
    }
    if (down.size === 2) {
      pinch(event);
    } else {
      begin(event, from, middle || space);
    }
  };

  /** @param {PointerEvent} event @param {HTMLElement} from @param {boolean} pans whatever lies there */
  const begin = (event, from, pans) => {
    const onNote = from.closest('[data-note]') !== null;
    if (pans || (event.pointerType === 'touch' && onNote)) {
      // A finger that moves at once pans, on a note too; one that rests lifts the note.
      gesture = { how: 'pan', from: event, far: false, onNote };
    } else if (!onNote && !from.closest('button, a, input, select')) {
      event.preventDefault();
      root.focus({ preventScroll: true });
      gesture = { how: does.framing() === event.shiftKey ? 'pan' : 'frame', from: event, far: false, onNote };
    }
    last = event;
    if (gesture && !onNote) {
      root.setPointerCapture(event.pointerId);
    }
  };

  /** @param {PointerEvent} event */
  const pinch = (event) => {
    if (gesture?.how === 'frame') {
      does.framed(gesture.from, null);
    }
    gesture = { how: 'pinch', from: event, far: true, onNote: false };
    root.dispatchEvent(new CustomEvent('two-fingers'));
  };

  /** @type {PointerEvent | null} */
  let last = null;

  /** @param {PointerEvent} event */
  const move = (event) => {
    if (gesture?.how === 'pinch' && down.has(event.pointerId)) {
      spread(event);
    } else if (gesture && event.pointerId === gesture.from.pointerId && !does.carrying()) {
      follow(gesture, event);
    }
  };

  /** @param {NonNullable<typeof gesture>} held @param {PointerEvent} event */
  const follow = (held, event) => {
    held.far ||= distance(event, held.from) > CLICK_PX;
    if (held.far && held.how === 'frame') {
      does.frame(held.from, event);
    } else if (held.far && last) {
      if (!('panning' in root.dataset)) {
        root.dataset.panning = '';
        root.setPointerCapture(event.pointerId);
      }
      does.pan(event.clientX - last.clientX, event.clientY - last.clientY);
    }
    last = held.far ? event : last;
  };

  /** Two fingers: their middle pans, their distance zooms. @param {PointerEvent} event */
  const spread = (event) => {
    const other = [...down.values()].find(({ pointerId }) => pointerId !== event.pointerId);
    const before = down.get(event.pointerId);
    if (other && before) {
      const [was, is] = [distance(before, other), distance(event, other)];
      does.pan((event.clientX - before.clientX) / 2, (event.clientY - before.clientY) / 2);
      if (was > 0) {
        does.zoom(is / was, middleOf(root, event, other));
      }
      down.set(event.pointerId, event);
    }
  };

  /** @param {PointerEvent} event */
  const up = (event) => {
    down.delete(event.pointerId);
    if (gesture && event.pointerId === gesture.from.pointerId && gesture.how !== 'pinch') {
      if (gesture.how === 'frame' && gesture.far) {
        does.framed(gesture.from, event);
      } else if (!gesture.far && !gesture.onNote && gesture.from.button === 0) {
        does.blank();
      }
      end();
    } else if (gesture?.how === 'pinch' && down.size < 2) {
      end();
    }
  };

  const end = () => {
    gesture = null;
    last = null;
    delete root.dataset.panning;
  };

  /** @param {PointerEvent} event */
  const cancel = (event) => {
    down.delete(event.pointerId);
    if (gesture?.how === 'frame') {
      does.framed(gesture.from, null);
    }
    end();
  };

  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key === ' ' && event.target === root) {
      space = event.type === 'keydown';
      event.preventDefault();
    } else if (event.key === 'Escape' && gesture?.how === 'frame') {
      does.framed(gesture.from, null);
      end();
    }
  };

  const leave = () => {
    space = false;
  };

  /** @type {Array<[string, (event: any) => void, AddEventListenerOptions?]>} */
  const listeners = [
    ['wheel', wheel, { passive: false }],
    ['pointerdown', press],
    ['pointermove', move],
    ['pointerup', up],
    ['pointercancel', cancel],
    ['keydown', key],
    ['keyup', key],
    ['blur', leave],
  ];
  for (const [type, listener, options] of listeners) {
    root.addEventListener(type, listener, options);
  }
  return () => {
    for (const [type, listener] of listeners) {
      root.removeEventListener(type, listener);
    }
  };
};

/** @param {WheelEvent} event pixels for one of its steps */
const unitOf = ({ deltaMode }) => (deltaMode === 0 ? 1 : WHEEL_LINE_PX);

/** @param {HTMLElement} root @param {{clientX: number, clientY: number}} event @returns {Point} */
const pointIn = (root, { clientX, clientY }) => {
  const box = root.getBoundingClientRect();
  return { x: clientX - box.left, y: clientY - box.top };
};

/** @param {PointerEvent} a @param {PointerEvent} b */
const distance = (a, b) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);

/** @param {HTMLElement} root @param {PointerEvent} a @param {PointerEvent} b */
const middleOf = (root, a, b) =>
  pointIn(root, { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 });
