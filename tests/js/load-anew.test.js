import assert from 'node:assert/strict';
import { test } from 'node:test';

/** A page of its own each time, with what the tab keeps. */
const page = async (kept, { dialog = false } = {}) => {
  const listening = [];
  const timers = [];
  Object.assign(globalThis, {
    sessionStorage: kept,
    addEventListener: (_name, run) => listening.push(run),
    document: { querySelector: () => (page.dialog ? {} : null) },
    setTimeout: (run) => timers.push(run),
  });
  page.dialog = dialog;
  const at = { ms: 1_000_000_000 };
  let loads = 0;
  const { loadAnew } = await import(`../../static/js/lib/load-anew.js?${Math.random()}`);
  return {
    at,
    loads: () => loads,
    stir: () => {
      for (const run of listening) {
        run();
      }
    },
    told: () =>
      loadAnew({
        reload: () => {
          loads += 1;
        },
        now: () => at.ms,
      }),
    pass: (ms) => {
      at.ms += ms;
      for (const run of timers.splice(0)) {
        run();
      }
    },
  };
};

const tab = (entries = []) => {
  const rows = new Map(entries);
  return { getItem: (key) => rows.get(key) ?? null, setItem: (key, value) => rows.set(key, value) };
};

test('it comes anew once nobody has stirred for a while, once', async () => {
  const { told, pass, stir, loads } = await page(tab());
  told();
  told();
  pass(2000);
  stir();
  pass(2000);
  assert.equal(loads(), 0);
  pass(1500);
  assert.equal(loads(), 1);
  told();
  pass(60_000);
  assert.equal(loads(), 1);
});

test('an open dialog is not taken from under anybody', async () => {
  const { told, pass, loads } = await page(tab(), { dialog: true });
  told();
  pass(60_000);
  assert.equal(loads(), 0);
  page.dialog = false;
  pass(1000);
  assert.equal(loads(), 1);
});

test('between two servers of different releases a page does not go round in circles', async () => {
  const kept = tab();
  const first = await page(kept);
  first.told();
  first.pass(4000);
  const second = await page(kept);
  second.told();
  second.pass(9 * 60_000);
  second.told();
  assert.deepEqual([first.loads(), second.loads()], [1, 0]);
  const third = await page(kept);
  third.at.ms += 11 * 60_000;
  third.told();
  third.pass(4000);
  assert.equal(third.loads(), 1, 'a later deploy is another matter');
});

test('where nothing can be kept it is left to the person', async () => {
  const none = {
    getItem: () => {
      throw new Error('SecurityError');
    },
  };
  const { told, pass, loads } = await page(none);
  told();
  pass(60_000);
  assert.equal(loads(), 0);
});
