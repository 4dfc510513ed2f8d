/** The page says of a proposal the very sentence that its files say (tests/export/test_sentence.py reads the same cases). */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sentenceOf } from '../../static/js/views/sentence.js';

const CASES = JSON.parse(
  readFileSync(new URL('../golden/proposals/sentences.json', import.meta.url), 'utf8'),
);

for (const { title, fields, says } of CASES) {
  test(`${title}: ${Object.values(fields).join(' / ')}`, () => {
    assert.equal(sentenceOf({ title, fields }), says);
  });
}
