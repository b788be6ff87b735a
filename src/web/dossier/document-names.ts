import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';

export interface DocumentName { readonly name: string; readonly title: Text }

/** What can be printed of an application of this class, as files. */
export function documentNames(definition: ClassDefinition): readonly DocumentName[] {
  return [
    { name: 'form.pdf', title: definition.form },
    { name: 'form.docx', title: { zh: `${definition.form.zh}（Word）`, en: `${definition.form.en} (Word)` } },
    ...definition.volumes.map((volume) => ({ name: `volume-${volume.id}.pdf`, title: volume.title })),
    { name: 'cover.pdf', title: { zh: '封面和侧脊', en: 'Covers and spines' } },
    { name: 'instructions.pdf', title: { zh: '打印装订说明', en: 'Printing and binding' } },
    { name: 'package.zip', title: { zh: '电子申报包', en: 'Electronic package' } },
  ];
}

/** The title of a stored file; its own name where the class has none for it. */
export const titleOf = (definition: ClassDefinition, name: string): Text => documentNames(definition).find((one) => one.name === name)?.title ?? { zh: name, en: name };
