import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settled } from './same-text.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** Paths of the repository named in `code`; a name with … * < or a variable in it stands for many. */
const pathsIn = (text: string): readonly string[] =>
  [
    ...text.matchAll(
      /`((?:src|bin|tests|scripts|docs|programmes|codes|criteria|schemas|fonts|bench|\.ci)\/[^`\s:]*)`/gu,
    ),
  ]
    .map((match) => match[1] ?? '')
    .filter((path) => !/[<*…{]/u.test(path));
const linksIn = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/gu)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^(?:https?:|mailto:)/u.test(link));

/** Anchors that headings of a document get. */
const anchorsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gmu)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );

describe.each(documents)('%s', (document) => {
  const text = read(document);
  it('names only files and folders that are there', () => {
    expect(pathsIn(text).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
  it('links only to what is there', () => {
    const broken = linksIn(text).filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? join(root, document) : resolve(root, dirname(document), path);
      return !existsSync(target) || (anchor !== undefined && !anchorsOf(readFileSync(target, 'utf8')).includes(anchor));
    });
    expect(broken).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  const lint = JSON.parse(read('.oxlintrc.json')) as { overrides: { rules: Record<string, unknown> }[] };
  const stated = [...JSON.stringify(lint).matchAll(/src\/(\w+) may import only: ([^(]+) \(docs/gu)].map(
    (match) => [match[1] ?? '', match[2] ?? ''] as const,
  );

  it('gives each layer the imports that the linter allows', () => {
    expect(stated.length).toBeGreaterThan(5);
    const text = settled(read('docs/architecture.md'));
    for (const [layer, allowed] of stated) expect(text, layer).toContain(`|${layer}|${allowed}|`);
  });
});

describe('docs/glossary.md', () => {
  it('explains each term once', () => {
    const terms = [...settled(read('docs/glossary.md')).matchAll(/^\|([^|]+)\|[^|]+\|[^|]+\|$/gmu)]
      .flatMap((match) => (match[1] ?? '').split(', '))
      .filter((term) => term !== 'code' && term !== '---');
    expect(terms.length).toBeGreaterThan(50);
    expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
  });
});
