// Copies the browser libraries, the font and the icons of vendor.json into static/, each file untouched.
//
//   node tools/vendor.mjs          fetch, verify against the kept integrity, copy
//   node tools/vendor.mjs --pin    the same, but write the integrity of what came (after a new version)
//   node tools/vendor.mjs --check  fetch nothing: is what lies in static/ what was copied?
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const LIST = 'tools/vendor.json';
const SUMS = 'tools/vendor.sums.json';
const list = JSON.parse(readFileSync(LIST, 'utf8'));

if (process.argv.includes('--check')) {
  check();
} else {
  vendor(process.argv.includes('--pin'));
}

function vendor(pin) {
  const scratch = mkdtempSync(join(tmpdir(), 'vendor-'));
  try {
    const sums = Object.assign({}, ...list.libraries.map((library) => copy(library, scratch, pin)));
    writeJson(SUMS, sums);
    if (pin) {
      writeJson(LIST, list);
    }
    console.log(`${Object.keys(sums).length} files stand in static/.`);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Fetch one package, verify it, write its files; answer their checksums. */
function copy(library, scratch, pin) {
  const root = unpack(library, join(scratch, library.package.replaceAll('/', '-')), pin);
  const written = Object.entries(library.files).map(([from, to]) => [to, readFileSync(join(root, from))]);
  for (const [from, to] of Object.entries(library.ours ?? {})) {
    written.push([to, readFileSync(from)]);
  }
  if (library.sprite) {
    written.push([library.sprite.file, Buffer.from(sprite(library, root))]);
  }
  rmSync(library.folder, { recursive: true, force: true });
  return Object.fromEntries(written.map(([to, bytes]) => write(join(library.folder, to), bytes)));
}

function unpack(library, folder, pin) {
  mkdirSync(folder);
  const what = `${library.package}@${library.version}`;
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, what], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const archive = join(folder, readdirSync(folder)[0]);
  const found = digest('sha512', readFileSync(archive));
  if (pin) {
    library.integrity = found;
  } else if (found !== library.integrity) {
    throw new Error(`${what} is not what was pinned: expected ${library.integrity}, got ${found}`);
  }
  execFileSync('tar', ['-xzf', archive, '-C', folder]);
  return join(folder, 'package');
}

/** One SVG of symbols, so that a page draws an icon with <use href="...#name">. */
function sprite({ package: name, version, sprite: { from, icons } }, root) {
  const symbols = icons.map((icon) => {
    const body = readFileSync(join(root, from, `${icon}.svg`), 'utf8').match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1];
    const shapes = body.replaceAll(/\s*\n\s*/g, '');
    return `<symbol id="${icon}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n<!-- ${name} ${version}, ISC licence: see LICENSE beside -->\n${symbols.join('\n')}\n</svg>\n`;
}

function check() {
  const wrong = Object.entries(JSON.parse(readFileSync(SUMS, 'utf8'))).filter(
    ([path, sum]) => digestOf(path) !== sum,
  );
  for (const [path] of wrong) {
    console.error(
      `${path} was changed or is missing: vendored files stay untouched (make vendor restores them).`,
    );
  }
  process.exitCode = wrong.length ? 1 : 0;
}

function write(path, bytes) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return [path, digest('sha256', bytes)];
}

function digestOf(path) {
  try {
    return digest('sha256', readFileSync(path));
  } catch (error) {
    if (error.code === 'ENOENT') {
      return 'missing';
    }
    throw error;
  }
}

function digest(algorithm, bytes) {
  return `${algorithm}-${createHash(algorithm).update(bytes).digest('base64')}`;
}

function writeJson(path, value) {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
