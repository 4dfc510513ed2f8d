/** Time that passes only when the test says so. */

export const fakeClock = () => {
  let waiting = [];
  return {
    later: (run, ms) => {
      waiting.push({ run, ms });
      return waiting.length;
    },
    waits: () => waiting.map(({ ms }) => ms),
    run: () => {
      const due = waiting;
      waiting = [];
      for (const { run } of due) {
        run();
      }
    },
  };
};

/** Lets promises that are settled already run their course. */
export const settle = async () => {
  for (let turn = 0; turn < 60; turn += 1) {
    await Promise.resolve();
  }
};
