/** The live line of a page, watched: what comes in is handed on, and a line that has gone quiet is opened anew. */

import { onWaking } from '../lib/on-waking.js';
import { FINAL } from './api.js';
import { watchLine } from './line.js';
import { openSocket } from './socket.js';

/** @typedef {import('../model/store.js').Store} Store */
/** @typedef {import('./session.js').Place} Place */
/** @typedef {import('./session.js').Feed} Feed */

const RETRY_MS = 1500;
/** After a flood of our own the server wants a rest. */
const FLOOD_MS = 10_000;
/** The server speaks every five seconds: a line that says nothing for so long is broken, whatever it believes of itself. */
const SILENT_MS = 20_000;
const LOOK_MS = 5000;
/** So long without a line, and the page asks for news without one. */
const ASIDE_MS = 4000;
const ASIDE_AHEAD_MS = 6000;

/** @param {{place: Place, store: Store, feed: Feed, wake: () => void}} parts `wake`: what waits to be sent may go at once */
export const connect = ({ place, store, feed, wake }) => {
  const { load, stream } = feed;
  const line = watchLine(store.line);
  let heard = Date.now();
  let wait = RETRY_MS;
  let aside = false;
  /** News come by calls: that there is no line has been said, and is not said anew at each try. */
  let beside = false;
  /** When a server that restarts wants to be back. */
  let expected = 0;

  const setClock = (/** @type {{server_time: string}} */ { server_time }) => {
    store.offset.value = Date.parse(server_time) - Date.now();
  };
  /** Socket.IO tries again by itself unless it was refused. */
  const retrySoon = () =>
    setTimeout(() => store.trouble.peek() ?? socket.retry(), wait * (0.5 + Math.random()));

  /** Where no line comes through, news are asked for; where one does, this ends. */
  const goAside = async () => {
    // A server that is about to go still answers calls: that it restarts has been said.
    if (Date.now() < expected) {
      setTimeout(goAside, ASIDE_MS);
    } else if (!aside && !socket.connected() && !store.trouble.peek()) {
      aside = true;
      try {
        const { followAside } = await import('./aside.js');
        await followAside({
          place,
          feed,
          line: {
            live: (limited) => {
              beside = limited;
              line.live(limited);
            },
            broken: () => {
              beside = false;
              line.broken();
            },
          },
          // The server is there: what waits goes, and perhaps only the line has not noticed yet.
          reached: () => {
            wake();
            socket.renew();
          },
          over: () => socket.connected() || Boolean(store.trouble.peek()),
        });
      } catch {
        // Not even the part that asks has come: there is no line at all.
      }
      aside = false;
      beside = false;
    }
  };

  const broken = () => {
    if (!beside) {
      line.broken();
    }
    setTimeout(() => socket.connected() || void goAside(), ASIDE_MS);
  };

  const renew = () => {
    heard = Date.now();
    socket.renew();
  };

  const socket = openSocket({
    ...place,
    since: () => (stream.covered() === null ? {} : { after: stream.covered() ?? 0, epoch: stream.epoch() }),
    heard: () => {
      heard = Date.now();
    },
    on: {
      welcome: (welcome) => {
        wait = RETRY_MS;
        line.live(socket.limited());
        setClock(welcome);
        if (stream.covered() === null || stream.epoch() !== welcome.epoch) {
          void load();
        } else {
          wake();
        }
      },
      upgraded: () => line.live(false),
      events: stream.receive,
      presence: store.meet,
      head: (head) => {
        setClock(head);
        stream.head(head);
      },
      resync: () => void load(),
      server_restarting: ({ retry_in_ms = RETRY_MS } = {}) => {
        line.restarting(retry_in_ms);
        expected = Date.now() + retry_in_ms + ASIDE_MS;
        socket.restUntil(retry_in_ms);
        wait = retry_in_ms;
      },
      bye: ({ reason } = {}) => {
        if (reason === 'flood') {
          wait = FLOOD_MS;
          socket.restUntil(FLOOD_MS);
        }
      },
      disconnect: (reason) => {
        broken();
        // The server hung up on purpose: the snapshot says why, or that all is well again.
        if (reason === 'io server disconnect') {
          void load().then(retrySoon);
        }
      },
      connect_error: (error) => {
        broken();
        void (FINAL.has(error?.message) ? load() : Promise.resolve()).then(retrySoon);
      },
    },
  });

  const look = () => {
    if (socket.connected() && Date.now() - heard > SILENT_MS) {
      renew();
    }
  };
  setInterval(look, LOOK_MS);
  // Where it is needed it could not come any more.
  setTimeout(() => import('./aside.js').catch(() => {}), ASIDE_AHEAD_MS);
  onWaking(() => {
    look();
    if (!socket.connected() && !store.trouble.peek()) {
      renew();
    }
    wake();
  });
  return socket;
};
