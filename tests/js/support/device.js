/** A device with tabs: what its shelf holds outlives them, one of them sends at a time, and they hear one another. */

import { createKeeping } from '../../../static/js/model/keeping.js';
import { createOutbox } from '../../../static/js/model/outbox.js';
import { fakeClock } from './clock.js';
import { memoryStorage } from './storage.js';

/** Whether the shelf takes anything is asked each time. @param {() => boolean} works */
export const memoryShelf = (works = () => true) => {
  /** @type {Map<string, any>} */
  const rows = new Map();
  const asked = async (run) => {
    await null;
    if (!works()) {
      throw new Error('QuotaExceededError');
    }
    return run();
  };
  return {
    rows,
    of: (owner) => ({
      put: (row) => asked(() => rows.set(`${owner} ${row.op_id}`, structuredClone(row))),
      drop: (opIds) => asked(() => opIds.map((id) => rows.delete(`${owner} ${id}`))),
      all: () =>
        asked(() =>
          [...rows].filter(([key]) => key.startsWith(`${owner} `)).map(([, row]) => structuredClone(row)),
        ),
      clear: () =>
        asked(() => {
          for (const key of [...rows.keys()].filter((one) => one.startsWith(`${owner} `))) {
            rows.delete(key);
          }
        }),
    }),
  };
};

export const createDevice = ({ storage = memoryStorage(), shelf = memoryShelf() } = {}) => {
  let line = Promise.resolve();
  const tabs = new Set();
  return {
    storage,
    shelf,
    waiting: () => [...shelf.rows.values()].filter(({ seq, error }) => seq === undefined && !error),
    /** @param {any} options `answers` says what the server does with the commands of the nth call */
    tab: ({ answers, owner = 'CODE.nia', epoch = () => 'e1', closed = () => false, now = () => 1000 }) => {
      const clock = fakeClock();
      const heard = { sent: [], refused: [], troubles: [], homeless: [] };
      let open = true;
      let end = () => {};
      const ended = new Promise((resolve) => {
        end = resolve;
      });
      const keep = createKeeping(storage, owner, shelf.of(owner), (refused) => heard.homeless.push(refused));
      const outbox = createOutbox({
        send: async (commands) => {
          heard.sent.push(commands.map(({ op_id }) => op_id));
          return answers(commands, heard.sent.length);
        },
        keep,
        alone: (run) => {
          const mine = line.then(() => (open ? Promise.race([run(), ended]) : undefined));
          line = mine.catch(() => {});
          // A tab that is gone does nothing any more.
          return mine.then(() => (open ? undefined : new Promise(() => {})));
        },
        tell: (news) => {
          for (const tab of tabs) {
            if (tab.outbox !== outbox) {
              void tab.outbox.hear(news);
            }
          }
        },
        changed: () => {},
        refused: (refusal) => heard.refused.push(refusal),
        troubled: (reason) => heard.troubles.push(reason),
        closed,
        epoch,
        later: clock.later,
        random: () => 0.5,
        now,
      });
      const self = {
        outbox,
        clock,
        keep,
        ...heard,
        /** The tab is closed, or its browser killed, in the middle of whatever it did. */
        close: () => {
          open = false;
          tabs.delete(self);
          end();
        },
      };
      tabs.add(self);
      void keep.takeOver();
      return self;
    },
  };
};
