import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import { sealedVolumes } from '#src/domain/dossier/sealed-volume.ts';

export interface DocumentName {
  readonly name: string;
  readonly title: Text;
}

/** File name of a loose sheet: `recentDeclaration` is `recent-declaration.pdf`. */
const looseName = (id: string): string => `${id.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}.pdf`;

/** Everything that may be printed of an application of this class, in the order it is shown. */
function allNames(definition: ClassDefinition): readonly DocumentName[] {
  return [
    { name: 'form.pdf', title: definition.form },
    { name: 'form.docx', title: { zh: `${definition.form.zh}（Word）`, en: `${definition.form.en} (Word)` } },
    ...definition.volumes.map((volume) => ({ name: `volume-${volume.id.toLowerCase()}.pdf`, title: volume.title })),
    ...definition.loose.map((id) => ({
      name: looseName(id),
      title: definition.definitions[id]?.title ?? { zh: id, en: id },
    })),
    { name: 'cover.pdf', title: { zh: '封面和侧脊', en: 'Covers and spines' } },
    { name: 'instructions.pdf', title: { zh: '打印装订说明', en: 'Printing and binding' } },
    { name: 'disc-label.pdf', title: { zh: '光盘盘面', en: 'Disc label' } },
    { name: 'package.zip', title: { zh: '电子申报包', en: 'Electronic package' } },
  ];
}

/** Volumes that are also made with scans in the place of their leaves, for the electronic version. */
export function sealedNames(definition: ClassDefinition): readonly DocumentName[] {
  return sealedVolumes(definition).map(({ name, volume: { title } }) => ({
    name,
    title: { zh: `${title.zh}（签章页为扫描件）`, en: `${title.en} (sealed pages as scans)` },
  }));
}

/** What can be printed of a draft: sheets made from a table's rows only where the table has any. */
export function draftNames(definition: ClassDefinition, concerns: (sheet: string) => boolean): readonly DocumentName[] {
  const absent = new Set(definition.loose.filter((id) => !concerns(id)).map(looseName));
  return allNames(definition).filter(({ name }) => name !== 'disc-label.pdf' && !absent.has(name));
}

/** Stored files in the order they are shown, with their titles. */
export function titled<F extends { readonly name: string }>(
  definition: ClassDefinition,
  files: readonly F[],
): readonly (F & { readonly title: Text })[] {
  const names = allNames(definition);
  const place = (name: string): number =>
    (names.findIndex((one) => one.name === name) + names.length + 1) % (names.length + 1);
  return files
    .map((file) => ({
      ...file,
      title: names.find((one) => one.name === file.name)?.title ?? { zh: file.name, en: file.name },
    }))
    .toSorted((a, b) => place(a.name) - place(b.name));
}
