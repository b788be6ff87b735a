import type { FilesField, PortraitField } from '#src/definition/field.ts';
import type { FileAnswer } from '#src/domain/form/answers.ts';
import type { Inline } from './document.ts';
import { printable } from './printable.ts';
import type { Scope } from './scope.ts';

/** Pictures kept with the form; a PDF among them is bound behind the sheet and only named here. */
export function fileInlines(scope: Scope, name: string, field: FilesField | PortraitField): Inline[] {
  const answer = scope.answers[name];
  const files = scope.mode === 'filled' && Array.isArray(answer) ? (answer as readonly FileAnswer[]) : [];
  if (field.type === 'portrait')
    return files
      .slice(0, 1)
      .map((file) => ({ t: 'picture', file: file.file, widthMm: field.widthMm, heightMm: field.heightMm }));
  const printed = files.flatMap((file, index): Inline[] => [
    ...(index === 0 ? [] : [{ t: 'break' } as const]),
    fileInline(scope, file),
  ]);
  const reason = scope.mode === 'filled' && files.length === 0 ? (scope.answers.$blank?.[name] ?? '') : '';
  return reason === '' ? printed : [{ t: 'text', text: printable(reason), tone: 'reason' }];
}

/** By what the file is, not by what it is called. */
const isPicture = (scope: Scope, file: FileAnswer): boolean =>
  scope.files[file.file]?.type.startsWith('image/') === true;

function fileInline(scope: Scope, file: FileAnswer): Inline {
  const caption = printable(file.caption ?? '');
  if (isPicture(scope, file)) return { t: 'picture', file: file.file, ...(caption === '' ? {} : { caption }) };
  return { t: 'text', text: `附件：${caption === '' ? printable(file.name) : caption}（见后页）`, tone: 'value' };
}
