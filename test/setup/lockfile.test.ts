/** What the lockfile brings, looked at without a network: every package with a strong digest, from the registry of whoever installs, under a licence we may pass on. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

const versions = z.record(z.string(), z.string());
const wanted = z.object({ dependencies: versions, devDependencies: versions, optionalDependencies: versions });
const npm = wanted.parse(read('package.json'));
const lockfile = read('package-lock.json') as { packages: Record<string, unknown> };
const packages = z
  .record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      link: z.boolean().optional(),
      license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  )
  .parse(lockfile.packages);
type Locked = (typeof packages)[string];
const locked = Object.entries(packages).filter(([path]) => path !== '');

/** Licences that let us pass the program on, as SPDX writes them. */
const free = new Set([
  'MIT',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'Python-2.0',
  'Unlicense',
  // as one package writes it
  'public domain',
]);
/** Used for building and testing alone, and not passed on. */
const forUsAlone = new Set(['MPL-2.0']);
/** Packages that tell their licence in a file or a word of their own: read, and found free. */
const readByHand: Readonly<Record<string, string>> = {
  cldrjs: 'MIT',
  'escape-regexp-component': 'MIT',
  'simple-lru-cache': 'MIT',
};

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const licenceOf = (path: string, { license }: Locked): string =>
  (typeof license === 'object' ? license.type : license) ?? readByHand[nameOf(path)] ?? 'none told';
/** `A OR B` is free when one is, `A AND B` when both are. */
const isFree = (licence: string, also: ReadonlySet<string>): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((one) => one.split(' AND ').every((part) => free.has(part) || also.has(part)));

/** What is wrong with one package. */
const wrongWith = (path: string, one: Locked): string[] => {
  const licence = licenceOf(path, one);
  return [
    ...(/^sha512-[\w+/]{86}==$/.test(one.integrity ?? '') ? [] : [`${path}: no SHA-512 of its contents`]),
    ...(one.resolved === undefined ? [] : [`${path}: bound to the registry ${new URL(one.resolved).host}`]),
    ...(one.link ? [`${path}: a link out of the lockfile`] : []),
    ...(isFree(licence, one.dev ? forUsAlone : new Set()) ? [] : [`${path}: the licence ${licence}`]),
  ];
};

describe('the lockfile', () => {
  it('holds every package to its contents, to no registry, and under a free licence', () => {
    expect(locked.length).toBeGreaterThan(500);
    expect(locked.flatMap(([path, one]) => wrongWith(path, one))).toEqual([]);
  });

  it('is asked for by exact versions, and holds just those', () => {
    const asked = Object.entries({ ...npm.dependencies, ...npm.devDependencies, ...npm.optionalDependencies });
    for (const [name, version] of asked) expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
    expect(wanted.parse(lockfile.packages[''])).toEqual(npm);
  });

  it('is what is installed here', () => {
    const differ = locked.flatMap(([path, { version, optional }]) => {
      const at = join(root, path, 'package.json');
      if (!existsSync(at)) return optional ? [] : [`${path} is not there`];
      const { version: here } = JSON.parse(readFileSync(at, 'utf8')) as { version: string };
      return here === version ? [] : [`${path}: ${here} in place of ${version}`];
    });
    expect(differ).toEqual([]);
  });

  it('runs nothing of theirs at the installation', () => {
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });
});

describe('what is wrong with a package', () => {
  const right = { integrity: `sha512-${'A'.repeat(86)}==`, license: 'MIT', version: '1.0.0' };

  it.each<[fact: string, change: Partial<Locked>, told: RegExp]>([
    ['a weak digest', { integrity: 'sha1-AAAA' }, /no SHA-512/],
    ['none at all', { integrity: undefined }, /no SHA-512/],
    ['a registry of its own', { resolved: 'https://registry.example/a.tgz' }, /registry\.example/],
    ['a link', { link: true }, /link/],
    ['a licence that binds us', { license: 'AGPL-3.0-only' }, /AGPL/],
    ['two licences at once', { license: 'MIT AND GPL-3.0-only' }, /GPL/],
    ['no licence', { license: undefined }, /none told/],
    ['one for us alone in what is passed on', { license: 'MPL-2.0' }, /MPL/],
  ])('is told: %s', (_fact, change, told) => {
    expect(wrongWith('node_modules/a', { ...right, ...change })).toEqual([expect.stringMatching(told)]);
  });

  it('is nothing where one of two licences is free, or it stays with us', () => {
    expect(wrongWith('node_modules/a', { ...right, license: '(GPL-2.0 OR MIT)' })).toEqual([]);
    expect(wrongWith('node_modules/a', { ...right, license: 'MPL-2.0', dev: true })).toEqual([]);
  });
});
