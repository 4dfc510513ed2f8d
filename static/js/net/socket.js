/** The live line: commands out, frames in. Socket.IO's own offline buffer is never used; the outbox keeps what waits. */

import { io } from '../../vendor/socket.io-client@4.8.4/socket.io.js';

const ACK_MS = 10_000;

/**
 * @param {{code: string, seat: string, since: () => {after?: number, epoch?: string}, on: Record<string, (payload: any) => void>}} options
 */
export const openSocket = ({ code, seat, since, on }) => {
  const socket = io({
    query: { code },
    auth: (give) => give({ seat, ...since() }),
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8000,
    randomizationFactor: 0.5,
    timeout: 10_000,
  });
  for (const [name, handle] of Object.entries(on)) {
    socket.on(name, handle);
  }
  return {
    connected: () => socket.connected,
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
    close: () => socket.disconnect(),
  };
};
