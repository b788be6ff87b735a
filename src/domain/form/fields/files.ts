import type { FilesField } from '#src/definition/field.ts';
import type { FileAnswer, StoredFile } from '../answers.ts';
import type { Issue } from '../field-type.ts';
import { error } from '../issue.ts';

/** The files of a files or portrait field, in order. */
export function filesOf(answer: unknown): readonly FileAnswer[] {
  return Array.isArray(answer) ? (answer as readonly FileAnswer[]) : [];
}

const kinds: Readonly<
  Record<FilesField['accept'][number], { readonly types: readonly RegExp[]; readonly zh: string; readonly en: string }>
> = {
  pdf: { types: [/^application\/pdf$/u], zh: 'PDF', en: 'PDF' },
  image: { types: [/^image\//u], zh: '图片', en: 'picture' },
  office: {
    types: [/^application\/vnd\.openxmlformats-/u],
    zh: 'Word、Excel（docx、xlsx）',
    en: 'Word or Excel (docx, xlsx)',
  },
  ofd: { types: [/^application\/ofd$/u], zh: 'OFD', en: 'OFD' },
};

/** What is wrong with the files of a field: too few, too many, of a kind it does not take. */
export function fileIssues(
  field: FilesField,
  files: readonly FileAnswer[],
  stored: Readonly<Record<string, StoredFile>>,
): readonly Issue[] {
  const issues: Issue[] = [];
  const min = field.min ?? 0;
  if (files.length > 0 && files.length < min)
    issues.push(
      error(
        `现有 ${files.length} 个文件，至少应有 ${min} 个。请补齐。`,
        `There are ${files.length} files where at least ${min} are asked. Add the others.`,
      ),
    );
  if (files.length > field.max)
    issues.push(
      error(
        `现有 ${files.length} 个文件，最多 ${field.max} 个。请移除多余的。`,
        `There are ${files.length} files where at most ${field.max} are allowed. Remove the others.`,
      ),
    );
  for (const file of files) issues.push(...kindIssue(field, file, stored[file.file]));
  return issues;
}

function kindIssue(field: FilesField, file: FileAnswer, stored: StoredFile | undefined): readonly Issue[] {
  if (stored === undefined)
    return [
      error(
        `文件“${file.name}”不在申报材料内。请重新上传。`,
        `The file "${file.name}" is not in the application. Upload it again.`,
      ),
    ];
  if (field.accept.some((kind) => kinds[kind].types.some((type) => type.test(stored.type)))) return [];
  const zh = field.accept.map((kind) => kinds[kind].zh).join('、');
  const en = field.accept.map((kind) => kinds[kind].en).join(', ');
  return [
    error(
      `文件“${file.name}”不是${zh}。请另存为${zh}后重新上传。`,
      `The file "${file.name}" is not a ${en}. Save it as ${en} and upload it again.`,
    ),
  ];
}
