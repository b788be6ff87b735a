import type { FilesField, PortraitField } from '#src/definition/field.ts';
import type { FileAnswer } from '#src/domain/form/answers.ts';
import type { Inline } from './document.ts';
import { filesAnchor } from './places.ts';
import { printable } from './printable.ts';
import type { Scope } from './scope.ts';

/** Pictures kept with the form; a PDF among them is bound in the volume and only named here, with its page. */
export function fileInlines(scope: Scope, name: string, field: FilesField | PortraitField): Inline[] {
  const answer = scope.answers[name];
  const files = scope.mode === 'filled' && Array.isArray(answer) ? (answer as readonly FileAnswer[]) : [];
  if (field.type === 'portrait')
    return files
      .slice(0, 1)
      .map((file) => ({ t: 'picture', file: file.file, widthMm: field.widthMm, heightMm: field.heightMm }));
  const printed = files.flatMap((file, index): Inline[] => [
    ...(index === 0 ? [] : [{ t: 'break' } as const]),
    isPicture(scope, file) ? pictureInline(file) : attachedInline(scope, name, files, file),
  ]);
  const reason = scope.mode === 'filled' && files.length === 0 ? (scope.answers.$blank?.[name] ?? '') : '';
  return reason === '' ? printed : [{ t: 'text', text: printable(reason), tone: 'reason' }];
}

/** By what the file is, not by what it is called. */
const typeOf = (scope: Scope, file: FileAnswer): string => scope.files[file.file]?.type ?? '';
const isPicture = (scope: Scope, file: FileAnswer): boolean => typeOf(scope, file).startsWith('image/');

function pictureInline(file: FileAnswer): Inline {
  const caption = printable(file.caption ?? '');
  return { t: 'picture', file: file.file, ...(caption === '' ? {} : { caption }) };
}

function attachedInline(scope: Scope, name: string, files: readonly FileAnswer[], file: FileAnswer): Inline {
  const title = printable(file.caption ?? '') || printable(file.name);
  const bound = files.filter((one) => typeOf(scope, one) === 'application/pdf');
  return {
    t: 'page',
    anchor: filesAnchor(`${scope.sheet.id}.${name}`, bound.indexOf(file)),
    before: `附件：${title}，见本册第 `,
    after: ' 页',
    otherwise: `附件：${title}，另附`,
  };
}
