import { inspectFile } from '#src/adapters/inspect/inspect-file.ts';
import type { EditionFile } from '#src/definition/edition.ts';
import { isDenial } from '#src/domain/denial.ts';
import type { ApplicationData, StoredFile } from '#src/domain/form/answers.ts';
import type { Finding } from '#src/domain/form/field-type.ts';
import type { PackageContent } from './read-package.ts';

/**
 * What is wrong with the files of a package: named in application.json and missing or changed (M8), of another size, kind
 * or number of pages than it says, or such that an upload would be refused (X13).
 */
export async function packageFindings(
  data: ApplicationData,
  content: PackageContent,
  limits: EditionFile['limits'],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const file of Object.values(data.files)) {
    const entry = content.files.get(file.sha256);
    const finding = entry === undefined ? absent(file, content) : await wrong(file, await entry.bytes(), limits);
    if (finding !== null) findings.push(finding);
  }
  return findings;
}

const at = (rule: string, file: StoredFile, zh: string, en: string): Finding => ({
  rule,
  severity: 'error',
  path: `/files/${file.sha256}`,
  message: { zh, en },
});

/** The manifest says where the file lay: something else there now means that it was changed. */
function absent(file: StoredFile, { manifest, entries }: PackageContent): Finding {
  const path = manifest?.entries.find((entry) => entry.sha256 === file.sha256 && entry.source === 'file')?.path;
  if (path !== undefined && entries.some((entry) => entry.path === path)) {
    return at(
      'M8',
      file,
      `“${path}”（${file.name}）的内容已被改动，与清单的SHA-256不符。`,
      `“${path}” (${file.name}) was changed: its SHA-256 is not the manifest's.`,
    );
  }
  return at(
    'M8',
    file,
    `材料包中没有“${file.name}”，或其内容已被改动。`,
    `The package lacks “${file.name}”, or its bytes were changed.`,
  );
}

async function wrong(file: StoredFile, bytes: Uint8Array, limits: EditionFile['limits']): Promise<Finding | null> {
  const found = await inspectFile(bytes, file.name, limits);
  if (isDenial(found)) return at('X13', file, found.reason.zh, found.reason.en);
  const says = { type: file.type, size: file.size, pages: file.pages };
  const is = { type: found.type, size: bytes.length, pages: found.facts.pages };
  const differs = (['type', 'size', 'pages'] as const).find(
    (fact) => says[fact] !== undefined && says[fact] !== is[fact],
  );
  if (differs === undefined) return null;
  return at(
    'M8',
    file,
    `“${file.name}”与application.json所说不符：${differs}应为${is[differs]}，写的是${says[differs]}。`,
    `“${file.name}” is not what application.json says: ${differs} is ${is[differs]}, not ${says[differs]}.`,
  );
}
