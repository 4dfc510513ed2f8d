/** Tabs of one person: one of them sends at a time, and all hear what it did. */

/** A tab that was frozen in the middle of sending must not hold up the others. */
const PATIENCE_MS = 20_000;

/** @param {string} owner @param {(news: any) => void} hear */
export const openTabs = (owner, hear) => {
  const name = `wishwall.outbox.${owner}`;
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null;
  if (channel) {
    channel.onmessage = ({ data }) => hear(data);
  }
  return {
    /** @param {unknown} news */
    tell: (news) => channel?.postMessage(news),
    /** @param {() => Promise<void>} run @returns {Promise<unknown>} */
    alone: (run) => (navigator.locks ? locked(name, run) : leased(name, run)),
  };
};

/** @param {string} name @param {() => Promise<void>} run @returns {Promise<unknown>} */
const locked = (name, run) => {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  let begun = false;
  const work = () => {
    begun = true;
    clearTimeout(timer);
    return run();
  };
  return navigator.locks.request(name, { signal: patience.signal }, work).catch((error) => {
    if (begun) {
      throw error;
    }
    return navigator.locks.request(name, { steal: true }, work);
  });
};

/** Plain http has no locks. @param {string} name @param {() => Promise<void>} run */
const leased = async (name, run) => {
  const { lease } = await import('./lease.js');
  return lease(name, run);
};
