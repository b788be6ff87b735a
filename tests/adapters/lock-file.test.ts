import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { danglingOptionals } from '../../scripts/clean-lock.mjs';

const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');

test('the lock file names no registry', () => {
  expect(text.match(/"resolved": "(?!file:)[^"]*"/g)).toBeNull();
  expect(text.match(/https?:\/\/[^"\s]*\.tgz/g)).toBeNull();
});

test('the lock file has an entry for each optional dependency it names, else `npm ci` refuses it', () => {
  expect(danglingOptionals(JSON.parse(text))).toEqual([]);
});

test('an optional dependency without an entry is found and removed, one beside it stays', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/tool': { optionalDependencies: { '@tool/here': '1.0.0', '@tool/gone': '1.0.0', nested: '1.0.0' } },
      'node_modules/@tool/here': {},
      'node_modules/tool/node_modules/nested': {},
    },
  };
  expect(danglingOptionals(lock, true)).toEqual(['node_modules/tool > @tool/gone']);
  expect(Object.keys(lock.packages['node_modules/tool'].optionalDependencies)).toEqual(['@tool/here', 'nested']);
});
