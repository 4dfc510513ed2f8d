/** The wall's camera: what is pointed at stays where it is, and nobody gets lost beyond the edge. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fit,
  least,
  MOST,
  onWall,
  panned,
  seen,
  showing,
  within,
  zoomed,
} from '../../static/js/model/camera.js';

const bounds = { x: -50, y: -50, w: 4000, h: 3000 };
const size = { w: 1000, h: 600 };
const near = (a, b) => Math.abs(a - b) < 1e-6;

test('fit shows everything, in the middle, and never larger than life', () => {
  const camera = fit(bounds, size);
  const view = seen(camera, size);
  assert.ok(view.x <= bounds.x && view.x + view.w >= bounds.x + bounds.w);
  assert.ok(view.y <= bounds.y && view.y + view.h >= bounds.y + bounds.h);
  assert.equal(fit({ x: 0, y: 0, w: 10, h: 10 }, size).z, 1);
});

test('the point under the hand stays under it while zooming', () => {
  const camera = { x: -300, y: -200, z: 0.5 };
  const point = { x: 420, y: 130 };
  const before = onWall(camera, point);
  for (const factor of [0.5, 1.2, 3]) {
    const after = onWall(zoomed(camera, factor, point, 0.05), point);
    assert.ok(near(before.x, after.x) && near(before.y, after.y), `${factor}`);
  }
});

test('zoom ends at everything on one side and at two and a half on the other', () => {
  const smallest = least(bounds, size);
  const camera = { x: 0, y: 0, z: 1 };
  assert.equal(zoomed(camera, 1000, { x: 0, y: 0 }, smallest).z, MOST);
  assert.equal(zoomed(camera, 0.0001, { x: 0, y: 0 }, smallest).z, smallest);
});

test('the wall cannot be pushed out of sight', () => {
  for (const z of [0.1, 0.5, 1, 2.5]) {
    for (const [dx, dy] of [
      [1e6, 0],
      [-1e6, 0],
      [0, 1e6],
      [0, -1e6],
    ]) {
      const view = seen(within(panned({ x: 0, y: 0, z }, dx, dy), bounds, size), size);
      assert.ok(view.x < bounds.x + bounds.w && view.x + view.w > bounds.x, `${z} ${dx}`);
      assert.ok(view.y < bounds.y + bounds.h && view.y + view.h > bounds.y, `${z} ${dy}`);
    }
  }
});

test('showing a note moves only as far as it takes', () => {
  const camera = { x: 0, y: 0, z: 1 };
  const inside = { x: 200, y: 200, w: 208, h: 156 };
  assert.deepEqual(showing(camera, inside, size), camera);
  const right = { x: 1500, y: 200, w: 208, h: 156 };
  const moved = showing(camera, right, size);
  assert.equal(moved.y, 0);
  assert.equal(right.x + right.w + moved.x, size.w - 24);
});
