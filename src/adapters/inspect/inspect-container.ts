import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import { isArchiveProblem, openArchive, type Archive, type ArchiveProblem } from '#src/adapters/zip-reader.ts';
import type { Denial } from '#src/domain/denial.ts';
import type { FileLimits, InspectedFile } from './inspected-file.ts';
import { archiveRefusal, refuseFile } from './refuse-file.ts';

/** Parts by which documents in a ZIP container are known. */
const documents: readonly { readonly part: string; readonly type: string }[] = [
  { part: 'word/document.xml', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  { part: 'xl/workbook.xml', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  { part: 'OFD.xml', type: 'application/ofd' },
];

const bombs: ReadonlySet<ArchiveProblem['problem']> = new Set(['too-many', 'too-large', 'ratio', 'overlap']);

/** docx, xlsx and OFD: judged by the container's directory, then every part is unpacked once into nothing to see that it is whole. */
export async function inspectContainer(
  bytes: Uint8Array,
  name: string,
  limits: FileLimits,
): Promise<InspectedFile | Denial> {
  const archive = await openArchive(bytes, {
    entries: limits.archiveEntries,
    bytes: limits.unpackedBytes,
    ratio: limits.unpackRatio,
  });
  if (isArchiveProblem(archive)) return refuseContainer(archive, name);
  const type = documents.find(({ part }) => archive.entries.has(part))?.type;
  if (type === undefined) return otherContainer(archive, name);
  if ([...archive.entries.keys()].some((path) => /(?:^|\/)vbaProject\.bin$/iu.test(path))) {
    return refuseFile(
      'macros',
      name,
      '含有宏，请在Word、Excel或WPS中另存为不含宏的docx或xlsx，或另存为PDF后上传。',
      'holds macros. Save it as docx or xlsx without macros, or as PDF.',
    );
  }
  return (await isWhole(archive)) ? { type, facts: {} } : brokenContainer(name);
}

const brokenContainer = (name: string): Denial =>
  refuseFile(
    'archive-broken',
    name,
    '不完整或已损坏（可能没有传完或下载完），请在电脑上打开确认后另存一份再上传。',
    'is incomplete or damaged. Open it, save it again and upload the new file.',
  );

function refuseContainer({ problem, reason }: ArchiveProblem, name: string): Denial {
  if (problem === 'no-archive') return brokenContainer(name);
  if (bombs.has(problem)) {
    return refuseFile(
      'bomb',
      name,
      `解压后异常庞大，没有打开：${reason.zh}请在Word、Excel或WPS中打开原文件，另存为PDF后上传。`,
      `would unpack to something abnormally large and was not opened: ${reason.en} Save the original as PDF and upload that.`,
    );
  }
  return refuseFile(
    'archive-broken',
    name,
    `的内部结构不正常，没有打开：${reason.zh}请打开原文件，另存一份或另存为PDF后上传。`,
    `is put together in an abnormal way and was not opened: ${reason.en} Save it again, or as PDF.`,
  );
}

function otherContainer(archive: Archive, name: string): Denial {
  const has = (start: string): boolean => [...archive.entries.keys()].some((path) => path.startsWith(start));
  if (has('ppt/'))
    return refuseFile(
      'other-office',
      name,
      '是演示文稿（pptx），请另存为PDF后上传。',
      'is a presentation (pptx). Save it as PDF and upload that.',
    );
  if (archive.entries.has('mimetype') || has('[Content_Types].xml')) {
    return refuseFile(
      'other-office',
      name,
      '是这里不接收的办公文档格式，请另存为docx、xlsx或PDF后上传。',
      'is in an office format that is not taken here. Save it as docx, xlsx or PDF.',
    );
  }
  return archiveRefusal(name);
}

/** Unpacks every part without keeping it; a part larger than it declares stops the reading. */
async function isWhole(archive: Archive): Promise<boolean> {
  try {
    for (const entry of archive.entries.values()) await pipeline(await entry.stream(), nowhere());
    return true;
  } catch {
    // Any failure to unpack means the same to the person: the document is damaged.
    return false;
  }
}

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
