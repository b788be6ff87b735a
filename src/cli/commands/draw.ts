import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { drawDigest } from '#src/domain/draw/digests.ts';
import { readDraw } from '#src/domain/draw/read.ts';
import { UsageError, type Command } from '../command.ts';
import { drawLines } from '../draw-lines.ts';

/** Verifies the record of a draw and nothing else: 0 where all holds, 1 naming what does not, 2 where there is no record to read. */
export const draw: Command = {
  usage: 'verify RECORD.json [--digest D]',
  about:
    'compute a draw anew from its record alone: commitments, seeds, public value, order, openings;\n' +
    '      with the digest of its signed sheet (64 hex digits, or the first 16) compare that too',
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { digest: { type: 'string' } },
      allowPositionals: true,
    });
    const [what, path, ...more] = positionals;
    if (what !== 'verify' || path === undefined || more.length > 0) throw new UsageError('name one record of a draw');
    const expected = digestIn(values.digest);
    const text = await textAt(path);
    const read = 'unreadable' in text ? text : readDraw(text.text);
    if ('unreadable' in read) {
      process.stdout.write(`无法读取 unreadable: ${shown(read.unreadable)}\n`);
      return 2;
    }
    const { record, findings } = read;
    for (const { path: place, zh, en } of findings)
      process.stdout.write(`${shown(place === '' ? '/' : place)}: ${shown(zh)}\n    ${shown(en)}\n`);
    if (record === null || findings.length > 0) {
      process.stdout.write(`不成立 does not hold: ${findings.length}\n`);
      return 1;
    }
    const digest = drawDigest(record);
    if (!digest.startsWith(expected)) {
      process.stdout.write(
        `/: 记录前后一致，但摘要为${digest}，与所给的不同：不是该签字表所载的抽签\n` +
          `    the record holds, but its digest is ${digest}, not the one given: it is not the draw of that sheet\n`,
      );
      return 1;
    }
    process.stdout.write(drawLines(record, digest));
    return 0;
  },
};

async function textAt(path: string): Promise<{ readonly text: string } | { readonly unreadable: string }> {
  try {
    return { text: await readFile(path, 'utf8') };
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message : String(error) };
  }
}

/** A name in a damaged record may hold anything: nothing of it steers the terminal. */
const shown = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);

/** A digest as it is typed from paper; '' where none is compared. */
function digestIn(typed = ''): string {
  const digest = typed.replaceAll(/\s/gu, '').toLowerCase();
  if (typed !== '' && !/^(?:[0-9a-f]{16}|[0-9a-f]{64})$/u.test(digest))
    throw new UsageError(`a digest has 64 hex digits, or the first 16 of them: ${typed}`);
  return digest;
}
