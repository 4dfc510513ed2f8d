/** The sentence that a proposal is read back with, made from its own words; the files make the same (board/export/record/sentence.py). */

import { t } from '../lib/i18n.js';

/** Opening words that lose their capital inside a sentence; any other may be a name. */
const SMALL = new Set(
  (
    'a all an any both every everyone faster fewer fy gan ein less llai mwy more most my nifer no nobody older one ' +
    'our people pob pobl residents staff tenants that the their there they this those users we when who y yr'
  ).split(' '),
);
const PROMISES = ['we will ', "we'll ", 'byddwn ', 'fe fyddwn ', 'mi fyddwn '];

/** @param {{title: string, fields: Record<string, string>}} proposal @returns {string} as far as it was written */
export const sentenceOf = ({ title, fields }) => {
  const what = whatOf(title, fields.proposal ?? '');
  const [benefit, measure, harm] = [fields.benefit, fields.measure, fields.harm_if].map((text) =>
    flow(text ?? ''),
  );
  return [
    what && benefit ? t('We believe that {what} will result in {benefit}.', { what, benefit }) : '',
    measure ? t('We will know when {measure}.', { measure }) : '',
    harm ? t('But it could harm {harm}.', { harm }) : '',
  ]
    .filter(Boolean)
    .join(' ');
};

/** A proposal says "We will ...", which no "We believe that ..." can go on with; its title can. @param {string} title @param {string} text */
const whatOf = (title, text) => {
  const promised = PROMISES.some((start) => text.toLowerCase().startsWith(start));
  return flow(promised || !text ? title : text);
};

/** @param {string} text */
const flow = (text) => {
  const line = text
    .split(/\s+/)
    .filter(Boolean)
    .join(' ')
    .replace(/[ .]+$/, '');
  const first = line.split(' ')[0] ?? '';
  return SMALL.has(first.toLowerCase()) ? line.charAt(0).toLowerCase() + line.slice(1) : line;
};
