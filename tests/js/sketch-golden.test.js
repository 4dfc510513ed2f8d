import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decodePoints, encodePoints, shapes, strokePaths } from '../../static/js/lib/sketch.js';
import { simplify } from '../../static/js/lib/sketch-simplify.js';

const folder = new URL('../golden/sketch/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

test('there are golden drawings', () => assert.ok(files.length >= 12));

for (const file of files) {
  const golden = JSON.parse(readFileSync(new URL(file, folder), 'utf-8'));
  const decoded = golden.sketch.strokes.map((stroke) => decodePoints(stroke.points, stroke.pressure));

  test(`${file}: a real drawing is simplified and encoded as recorded`, () => {
    golden.raw.forEach((raw, index) => {
      const kept = simplify(raw).map((at) => raw[at]);
      assert.equal(encodePoints(kept), golden.sketch.strokes[index].points);
    });
  });

  test(`${file}: a sketch decodes to the recorded points, and back`, () => {
    assert.deepEqual(
      decoded.map(({ points, pressure }) => [points, pressure]),
      golden.points,
    );
    assert.deepEqual(
      decoded.map(({ points, pressure }) => encodePoints(points, pressure)),
      golden.sketch.strokes.map((stroke) => stroke.points),
    );
  });

  test(`${file}: strokes become the recorded paths`, () => {
    const paths = decoded.map(({ points, pressure }, index) =>
      strokePaths(points, pressure, golden.sketch.strokes[index].width).map(({ d, width }) => [d, width]),
    );
    assert.deepEqual(paths, golden.paths);
  });

  test(`${file}: a sketch becomes the recorded shapes`, () => {
    assert.deepEqual(shapes(golden.sketch), golden.shapes);
  });
}

test('points that end in the middle or leave the grid are refused', () => {
  for (const points of ['', 'AA==', 'AIA=', 'AQA=', '0g8A', '////fwA=']) {
    assert.throws(() => decodePoints(points, false), RangeError);
  }
});
