/** The live line: commands out, frames in. Socket.IO's own offline buffer is never used; the outbox keeps what waits. */

import { io } from '../../vendor/socket.io-client@4.8.4/socket.io.js';

const ACK_MS = 10_000;
const FIRST_REST_MS = 500;

/**
 * @param {{code: string, seat: string, since: () => {after?: number, epoch?: string}, heard: () => void, on: Record<string, (payload: any) => void>}} options
 *   `heard` is called at whatever the server says
 */
export const openSocket = ({ code, seat, since, heard, on }) => {
  const socket = io({
    query: { code, page: import.meta.url },
    auth: (give) => give({ seat, ...since() }),
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: FIRST_REST_MS,
    reconnectionDelayMax: 8000,
    randomizationFactor: 0.5,
    timeout: 10_000,
  });
  let number = 0;
  for (const [name, handle] of Object.entries(on)) {
    socket.on(name, handle);
  }
  socket.onAny(heard);
  socket.on('connect', () => {
    number += 1;
    heard();
    socket.io.reconnectionDelay(FIRST_REST_MS);
    socket.io.engine.once('upgrade', () => on.upgraded?.(null));
  });
  return {
    connected: () => socket.connected,
    /** Which of this page's lines it is, from 1. */
    number: () => number,
    /** Whether it is made of calls, as where a network lets no websocket through. */
    limited: () => socket.io.engine.transport.name === 'polling',
    /** @param {import("../types.d.ts").Command[]} commands @returns {Promise<any>} */
    command: (commands) => socket.timeout(ACK_MS).emitWithAck('command', commands),
    /** @param {number} after @param {string} epoch @returns {Promise<any>} */
    catchUp: (after, epoch) => socket.timeout(ACK_MS).emitWithAck('catch_up', { after, epoch }),
    /** @param {Record<string, unknown>} presence may be dropped */
    presence: (presence) => {
      if (socket.connected) {
        socket.volatile.emit('presence', presence);
      }
    },
    retry: () => {
      if (!socket.active) {
        socket.connect();
      }
    },
    /** Whatever this line believes of itself, another one is opened now. */
    renew: () => socket.disconnect().connect(),
    /** The first try to reconnect comes so much later. @param {number} ms */
    restUntil: (ms) => socket.io.reconnectionDelay(ms),
    close: () => socket.disconnect(),
  };
};
