import assert from 'node:assert/strict';
import { test } from 'node:test';
import { privateWords } from '../../static/js/model/private-words.js';

const FOUND = {
  mail: ['write to mair@example.org', 'Mair.Rees+wall@cyngor.gov.wales!'],
  telephone: [
    'ring 01685 725000',
    '+44 (0)29 2087 2087',
    '07700-900123',
    '0044 7700 900123',
    'Tel.: 029/20872087',
  ],
  insurance: ['QQ 12 34 56 C'.replace('QQ', 'AB'), 'my number is jk123456d'],
};
const NOTHING = [
  '',
  'One form instead of five',
  'Meet @ the library at 10.30',
  'from 2026-11-21 to 2027-03-31',
  'It cost £1,000,000 in 2019 and 12 000 000 since',
  'Room 0123, floor 4',
  'ticket 90210 of 17 20 21 22 23 24',
  'AB 12 houses',
];

for (const [kind, texts] of Object.entries(FOUND)) {
  for (const text of texts) {
    test(`${text} holds ${kind}`, () => assert.equal(privateWords(text), kind));
  }
}

for (const text of NOTHING) {
  test(`nothing of anybody's is in: ${text}`, () => assert.equal(privateWords(text), null));
}
