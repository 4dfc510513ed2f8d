/** Who may import whom: views never reach for the network, model/ runs without a page, and nothing is markup but templates. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../static/js/', import.meta.url));
const FILES = readdirSync(ROOT, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.js'));
const sourceOf = (name) => readFileSync(join(ROOT, name), 'utf8');
const withoutComments = (source) => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
const importsOf = (name) =>
  [...withoutComments(sourceOf(name)).matchAll(/(?:from|import)\s+['"]([^'"]+)['"]/g)].map(([, to]) =>
    resolved(name, to),
  );
const resolved = (name, to) => relative(ROOT, normalize(join(ROOT, dirname(name), to)));
const reachedBy = (name, seen = new Set()) => {
  for (const to of importsOf(name)) {
    if (!to.startsWith('..') && !seen.has(to)) {
      seen.add(to);
      reachedBy(to, seen);
    }
  }
  return seen;
};
const inFolder = (folder) => FILES.filter((name) => name.startsWith(`${folder}/`));

test('there are pages, views and a model to check', () => {
  for (const folder of ['pages', 'views', 'model', 'net', 'input', 'lib']) {
    assert.ok(inFolder(folder).length > 0, folder);
  }
});

test('every import leads to a file', () => {
  for (const name of FILES) {
    for (const to of importsOf(name)) {
      assert.doesNotThrow(() => readFileSync(join(ROOT, to)), `${name} imports ${to}`);
    }
  }
});

test('views and input never import net, nor anything that does', () => {
  for (const name of [...inFolder('views'), ...inFolder('input')]) {
    const network = [...reachedBy(name)].filter((to) => to.startsWith('net/'));
    assert.deepEqual(network, [], name);
  }
});

test('model imports no view, no page, no network and touches no page', () => {
  for (const name of inFolder('model')) {
    const others = importsOf(name).filter((to) => !to.startsWith('model/') && to !== 'lib/signals.js');
    assert.deepEqual(others, [], name);
    assert.doesNotMatch(
      withoutComments(sourceOf(name)),
      /\b(document|window|localStorage|fetch|location)\b\s*[.(]/,
      name,
    );
  }
});

test('only net knows the socket and fetch, but for the words and their catalogue', () => {
  for (const name of FILES.filter((file) => !file.startsWith('net/') && file !== 'lib/i18n.js')) {
    assert.doesNotMatch(withoutComments(sourceOf(name)), /\bfetch\(|socket\.io/, name);
  }
});

test('nothing typed becomes markup, and no string becomes code', () => {
  for (const name of FILES) {
    const source = withoutComments(sourceOf(name));
    assert.doesNotMatch(
      source,
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|unsafe-html|unsafeHTML/,
      name,
    );
    assert.doesNotMatch(source, /<[a-z][^>]*\sstyle=/, `${name} has a style attribute`);
    assert.doesNotMatch(source, /\son[a-z]+="/, `${name} has an inline handler`);
  }
});
