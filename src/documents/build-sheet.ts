import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import type { RowsField } from '#src/definition/field.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import type { Holds, Place } from '#src/domain/form/condition.ts';
import { instancesOf, leafKey, type SheetInstance } from '#src/domain/dossier/digest.ts';
import { blocksOf } from './blocks.ts';
import type { DocBlock, DocSheet } from './document.ts';
import { extraSheet } from './overflow.ts';
import { additionMark } from './runs.ts';
import type { Mode, RowScope, Scope } from './scope.ts';

export interface BuildOptions {
  readonly mode: Mode;
  /** Judges the layout's conditions (`when`): what does not hold for sure is not printed. Without it everything is. */
  readonly holds?: Holds;
}

/**
 * One sheet as printed: one document for each instance of a repeated sheet or row it stands over.
 * In blank mode always one, empty. Throws when the edition has no such sheet for the data's class.
 */
export function buildSheet(
  edition: Edition,
  data: ApplicationData,
  sheetId: string,
  options: BuildOptions,
): DocSheet[] {
  const definition = classOf(edition, data.class);
  const sheet = definition.definitions[sheetId];
  if (sheet === undefined) throw new Error(`The class ${data.class} has no sheet ${sheetId}`);
  const instances = options.mode === 'blank' ? [emptyInstance] : instancesOf(sheet, data);
  return instances.map((one, index) =>
    document(
      { ...scopeOf(edition, definition, sheet, one, index, options), files: data.files },
      index,
      instances.length,
    ),
  );
}

/** Every sheet of the class in its order, the loose ones last. Sheets that do not concern the applicant are left out. */
export function buildSheets(
  edition: Edition,
  data: ApplicationData,
  ids: readonly string[],
  options: BuildOptions,
): DocSheet[] {
  const definition = classOf(edition, data.class);
  return ids.flatMap((id) => {
    const when = definition.definitions[id]?.when;
    const concerns =
      when === undefined || options.mode === 'blank' || options.holds === undefined || options.holds(when) === true;
    return concerns ? buildSheet(edition, data, id, options) : [];
  });
}

/** Ids of the class's sheets in the order of the whole form. */
export function sheetOrder(definition: ClassDefinition): readonly string[] {
  return [...definition.sheets.filter((id) => !definition.loose.includes(id)), ...definition.loose];
}

/** Anchor of a sheet's first page; `leaf` is its leaf key. */
export const sheetAnchor = (leaf: string): string => `sheet:${leaf}`;

/** The definition of a class; throws when the edition has none of that name. */
export function classOf(edition: Edition, name: string): ClassDefinition {
  const definition = edition.classes[name];
  if (definition === undefined) throw new Error(`The edition has no class ${name}`);
  return definition;
}

const emptyInstance: SheetInstance = { instance: '', answers: {}, row: null };

function scopeOf(
  edition: Edition,
  definition: ClassDefinition,
  sheet: Sheet,
  one: SheetInstance,
  index: number,
  options: BuildOptions,
): Omit<Scope, 'files'> {
  const over = overOf(definition, sheet, one, index);
  return {
    edition,
    definition,
    sheet,
    instance: one.instance,
    answers: one.answers,
    mode: options.mode,
    overflow: [],
    ...(over === undefined ? {} : { over }),
    holds: (condition, row) =>
      options.holds === undefined || options.holds(condition, placeOf(sheet, one, row)) === true,
  };
}

function placeOf(sheet: Sheet, { instance }: SheetInstance, row: RowScope | undefined): Place {
  return {
    sheet: sheet.id,
    instance,
    ...(row === undefined ? {} : { field: row.field, row: row.row?.id ?? row.matrixRow?.key }),
  };
}

function overOf(definition: ClassDefinition, sheet: Sheet, one: SheetInstance, index: number): Scope['over'] {
  if (sheet.over === undefined) return undefined;
  const [source = '', name = ''] = sheet.over.split('.');
  const field = definition.definitions[source]?.fields[name];
  if (field?.type !== 'rows') return undefined;
  return {
    sheet: source,
    field: name,
    definition: field satisfies RowsField,
    row: one.row ?? { id: 'blank' },
    number: index + 1,
  };
}

function document(scope: Scope, index: number, count: number): DocSheet {
  const { sheet } = scope;
  const body = sheet.blocks.flatMap((block) => blocksOf(scope, block));
  const title = sheetTitle(sheet);
  return {
    id: sheet.id,
    instance: scope.instance,
    title: count > 1 ? `${title}（${index + 1}/${count}）` : title,
    leaf: sheet.leaf !== undefined,
    anchor: sheetAnchor(leafKey(sheet.id, scope.instance)),
    blocks: [...heading(sheet, title, index, count), ...body, ...additionNote(body), ...extraSheet(scope)],
  };
}

const sheetTitle = (sheet: Sheet): string =>
  sheet.number === undefined ? sheet.title.zh : `${sheet.number}、${sheet.title.zh}`;

function heading(sheet: Sheet, title: string, index: number, count: number): DocBlock[] {
  const added: DocBlock[] =
    sheet.origin === 'addition'
      ? [
          {
            b: 'para',
            para: { inlines: [{ t: 'text', text: '本表为本届增设，非通知原有表格。', tone: 'small' }], align: 'right' },
          },
        ]
      : [];
  if (sheet.heading === false) return [];
  return [
    { b: 'heading', level: 1, text: count > 1 ? `${title}（第${index + 1}张，共${count}张）` : title, toc: true },
    ...added,
  ];
}

/** Explains the mark of added items where a sheet bears one. */
function additionNote(blocks: readonly DocBlock[]): DocBlock[] {
  if (!JSON.stringify(blocks).includes(additionMark)) return [];
  return [
    { b: 'notes', paras: [{ inlines: [{ t: 'text', text: `带“${additionMark}”的项目为本届增设。`, tone: 'small' }] }] },
  ];
}
