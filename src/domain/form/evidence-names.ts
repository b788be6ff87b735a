import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import { nameOfPath } from '#src/definition/reference.ts';
import type { Text } from '#src/definition/text.ts';
import type { ApplicationData, EvidenceItem } from './answers.ts';

/** Something an item of evidence names that is not there: `steps` lead to it within the item. */
export interface UnknownName {
  readonly steps: readonly ['category' | 'files' | 'proves', ...number[]];
  readonly reason: Text;
}

/** What an item of evidence names in vain: its category, its files, what it proves. A package with such a name is unreadable. */
export function unknownNames(
  definition: ClassDefinition,
  { files }: Pick<ApplicationData, 'files'>,
  item: EvidenceItem,
): readonly UnknownName[] {
  const unknown: UnknownName[] = [];
  if (!definition.evidence.some((category) => category.id === item.category))
    unknown.push({ steps: ['category'], reason: noCategory(item.category) });
  for (const [at, file] of item.files.entries())
    if (!Object.hasOwn(files, file))
      unknown.push({
        steps: ['files', at],
        reason: {
          zh: '文件清单中没有这个文件。请重新上传。',
          en: 'The list of files has no such file. Upload it again.',
        },
      });
  for (const [at, one] of item.proves.entries())
    if (!isProvable(definition, one))
      unknown.push({
        steps: ['proves', at],
        reason: {
          zh: `没有“${one}”这一栏或条款。请改选证明内容。`,
          en: `There is no field or clause '${one}'. Choose another.`,
        },
      });
  return unknown;
}

function noCategory(category: string): Text {
  if (category === '') return { zh: '没有选类别。请选择。', en: 'It has no category. Choose one.' };
  return {
    zh: `没有“${category}”这一类证实性材料。请改选类别。`,
    en: `There is no category of evidence '${category}'. Choose another.`,
  };
}

/** A dotted field (`economy.table.satisfaction`), or a clause of a report (`assessment:4.1.2`). */
export function isProvable(definition: ClassDefinition, proved: string): boolean {
  const [report, clause] = proved.split(':');
  if (clause !== undefined) return definition.clauses[report ?? '']?.some((one) => one.id === clause) ?? false;
  return nameOfPath(definition, proved) !== null;
}
