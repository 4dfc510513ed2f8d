/**
 * What a page does while hands are on it, as the page itself can tell; put in before the page's own scripts.
 * Times are milliseconds of this page's clock. Nothing is kept but while `begin` and `end` have it watching.
 */
(() => {
  const LONG_MS = 50;
  const GIVE_UP_MS = 20_000;
  const blank = () => ({
    began: performance.now(),
    frames: [],
    long: [],
    tasks: [],
    events: [],
    handlers: [],
    drawn: [],
    said: [],
    heard: {},
    shown: {},
  });
  let run = blank();
  let watching = false;

  const observe = (type, take, more = {}) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (watching && entry.startTime >= run.began) take(entry);
    }).observe({ type, ...more });
  observe('long-animation-frame', (entry) => {
    if (entry.duration > LONG_MS) run.long.push(entry.duration);
  });
  observe('longtask', (entry) => run.tasks.push(entry.duration));
  observe(
    'event',
    (entry) => {
      if (entry.interactionId) run.events.push(entry.duration);
    },
    { durationThreshold: 16 },
  );

  const tick = (at) => {
    if (watching) {
      run.frames.push(at);
      requestAnimationFrame(tick);
    }
  };

  // The window hears an event first on its way down and last on its way up: between is what the page did.
  const timed = (type) => {
    let from = 0;
    addEventListener(type, () => (from = performance.now()), true);
    addEventListener(type, (event) => {
      if (!watching) return;
      const now = performance.now();
      run.handlers.push(now - from);
      if (type === drawsOn) for (const sample of samplesOf(event)) run.drawn.push(now - sample.timeStamp);
    });
  };
  const samplesOf = (event) => {
    const coalesced = event.getCoalescedEvents();
    return coalesced.length > 0 ? coalesced : [event];
  };
  let drawsOn = 'pointermove';
  timed('pointermove');
  // To listen for raw updates changes what a browser sends, so that is done only beside a page that does.
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (type === 'pointerrawupdate' && drawsOn !== type) {
      drawsOn = type;
      timed(type);
    }
    return add.call(this, type, ...rest);
  };

  const hear = (text) => {
    for (const [, id] of text.matchAll(/"note_id":"(burst-[^"]+)"/g)) run.heard[id] ??= performance.now();
  };
  window.WebSocket = class extends WebSocket {
    constructor(...place) {
      super(...place);
      this.addEventListener('message', ({ data }) => watching && typeof data === 'string' && hear(data));
    }
  };

  /** Notes that come, and what is said aloud. */
  const changes = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      const words =
        target.parentElement?.closest('[data-live]')?.textContent ||
        target.closest?.('[data-live]')?.textContent;
      if (words) run.said.push([performance.now(), words]);
      for (const node of addedNodes) note(node);
    }
  });
  const note = (node) => {
    if (!(node instanceof Element)) return;
    for (const found of [node, ...node.querySelectorAll('[data-note^="burst-"]')]) {
      const id = found.dataset?.note;
      if (id?.startsWith('burst-')) run.shown[id] ??= performance.now();
    }
  };

  const frame = () => new Promise(requestAnimationFrame);
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  /** When the frame that is being made has been painted: a message waits for that. */
  const painted = async () => {
    const { port1, port2 } = new MessageChannel();
    const done = new Promise((resolve) => (port1.onmessage = () => resolve(performance.now())));
    port2.postMessage(0);
    return done;
  };

  /** From the next event of a type until something is so and painted, or null if that never comes. */
  const since = async (type, isSo) => {
    const event = await new Promise((resolve) =>
      addEventListener(type, resolve, { capture: true, once: true }),
    );
    do {
      if (performance.now() - event.timeStamp > GIVE_UP_MS) return null;
      await frame();
    } while (!isSo());
    return (await painted()) - event.timeStamp;
  };

  const first = { painted: null, all: null, notes: 0 };
  const count = () => document.querySelectorAll('[data-note]').length;
  /** When the first notes stand painted, and when the last of them stands in the page. */
  const awaitWall = async () => {
    do await frame();
    while (!document.querySelector('[data-note]'));
    first.painted = await painted();
    // While something else is watched nothing is counted: that would cost the page time that is not its own.
    for (let last = performance.now(); performance.now() - last < 1000 && !watching; await frame()) {
      if (count() !== first.notes) {
        first.notes = count();
        last = first.all = performance.now();
      }
    }
  };

  const snapshotLoad = () =>
    performance
      .getEntriesByType('resource')
      .find(({ name }) => /\/api\/sessions\/[^/?]+$/.test(new URL(name).pathname));

  window.bench = {
    begin: ({ notes = false } = {}) => {
      run = blank();
      watching = true;
      if (notes) {
        const what = { childList: true, subtree: true, characterData: true };
        changes.observe(document.body, what);
      }
      requestAnimationFrame(tick);
    },
    end: async () => {
      await wait(200);
      watching = false;
      changes.disconnect();
      return run;
    },
    hear,
    since,
    first,
    awaitWall,
    /** The page has come to rest: twenty frames in a row without a late one. */
    calm: async () => {
      const end = performance.now() + GIVE_UP_MS;
      for (let still = 0, last = await frame(); still < 20 && performance.now() < end; ) {
        const now = await frame();
        still = now - last < 25 ? still + 1 : 0;
        last = now;
      }
    },
    /** When the snapshot had come over the line. */
    snapshotCame: () => bench.jsonCame ?? snapshotLoad()?.responseEnd ?? null,
    jsonCame: null,
  };
  void awaitWall();
})();
