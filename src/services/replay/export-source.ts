import { createHash } from 'node:crypto';
import { z } from 'zod';
import { verifyToken } from '#src/adapters/ballot-signing.ts';
import { openExport, type ExportReader } from '#src/adapters/export-reader.ts';
import { DefinitionError, loadBundle } from '#src/definition/loader.ts';
import type { Text } from '#src/definition/text.ts';
import { auditFiles, fileOf, replayFolders, type ReplayFile } from '#src/domain/replay/files.ts';
import { checking, type Checking } from '#src/domain/replay/finding.ts';
import { judgedTables } from '#src/domain/replay/rows.ts';
import type { ReplaySource, SourceEdition, SourceLine } from '#src/domain/replay/source.ts';

const manifestFile = 'manifest.json';
const Manifest = z.looseObject({
  format: z.literal(1),
  programme: z.string(),
  edition: z.string(),
  editionDigest: z.string(),
  files: z.array(z.strictObject({ path: z.string(), size: z.int(), sha256: z.string() })),
});
type Manifest = z.infer<typeof Manifest>;

/** An export as something to be replayed, with every file compared with its manifest; or why it cannot be read at all. */
export async function exportSource(folder: string): Promise<ReplaySource | { readonly unreadable: Text }> {
  const reader = openExport(folder);
  const bytes = await reader.bytes(manifestFile);
  if (bytes === null)
    return {
      unreadable:
        (await reader.bytes(`${manifestFile}.part`)) === null
          ? {
              zh: `“${folder}”中没有manifest.json，不是导出的文件夹。`,
              en: `${folder} has no manifest.json: it is no export.`,
            }
          : {
              zh: '导出中断，内容不全：只有manifest.json.part。请重新导出。',
              en: 'The export broke off: there is only manifest.json.part. Export again.',
            },
    };
  const manifest = manifestIn(bytes);
  if (typeof manifest === 'string')
    return {
      unreadable: { zh: `manifest.json无法读取：${manifest}`, en: `manifest.json cannot be read: ${manifest}` },
    };
  const into = checking('files');
  const digests = await compareFiles(reader, manifest, into);
  const editions = await readEditions(reader, manifest, into);
  return {
    programme: manifest.programme,
    edition: manifest.edition,
    editionDigest: manifest.editionDigest,
    manifest: createHash('sha256').update(bytes).digest('hex'),
    files: into.done(),
    editions,
    scans: new Set(
      [...digests].flatMap(([path, sha256]) => (path.startsWith(`${replayFolders.scans}/`) ? [sha256] : [])),
    ),
    lines: (file) => linesOf(reader, file),
    verifyToken,
  };
}

function manifestIn(bytes: Buffer): Manifest | string {
  try {
    const read = Manifest.safeParse(JSON.parse(bytes.toString('utf8')));
    return read.success ? read.data : z.prettifyError(read.error);
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}

/** Compares every file with the manifest, both ways; gives the real SHA-256 of each. */
async function compareFiles(
  reader: ExportReader,
  manifest: Manifest,
  into: Checking,
): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for (const { path, size, sha256 } of manifest.files) {
    into.one();
    const real = await reader.digest(path);
    if (real === null)
      into.wrong({ file: path }, '清单所列的文件不在文件夹中', 'the manifest lists this file, but it is not there');
    else {
      digests.set(path, real.sha256);
      if (real.sha256 !== sha256 || real.size !== size)
        into.wrong(
          { file: path },
          `文件与清单不符：${real.size}字节，SHA-256为${real.sha256}`,
          `it is not as the manifest says: ${real.size} bytes with SHA-256 ${real.sha256}`,
        );
    }
  }
  const listed = new Set(manifest.files.map(({ path }) => path));
  for (const path of await reader.list())
    if (path !== manifestFile && !listed.has(path))
      into.wrong(
        { file: path },
        '清单没有列入此文件，它不属于本次导出',
        'the manifest does not list this file: it is not of this export',
      );
  for (const file of [...judgedTables, ...(Object.keys(auditFiles) as ReplayFile[])])
    if (!listed.has(fileOf(file)))
      into.wrong(
        { file: fileOf(file) },
        '导出中没有此文件：由旧版本导出，或者被移走',
        'the export lacks this file: it is of an earlier version, or it was taken out',
      );
  return digests;
}

async function readEditions(reader: ExportReader, manifest: Manifest, into: Checking): Promise<SourceEdition[]> {
  const editions: SourceEdition[] = [];
  for (const { path } of manifest.files.filter((one) => one.path.startsWith(`${replayFolders.editions}/`)))
    try {
      editions.push({ file: path, edition: loadBundle(JSON.parse(String(await reader.bytes(path)))) });
    } catch (error) {
      if (!(error instanceof SyntaxError) && !(error instanceof DefinitionError)) throw error;
      into.wrong(
        { file: path },
        `届次定义无法载入：${error.message}`,
        `this edition cannot be loaded: ${error.message}`,
      );
    }
  return editions;
}

async function* linesOf(reader: ExportReader, file: ReplayFile): AsyncGenerator<SourceLine> {
  let line = 0;
  for await (const text of reader.lines(fileOf(file))) {
    line += 1;
    try {
      yield { line, value: JSON.parse(text) as unknown };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      yield { line, unread: error.message };
    }
  }
}
