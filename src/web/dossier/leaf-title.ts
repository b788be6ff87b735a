import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData, Row, SheetAnswers } from '#src/domain/form/answers.ts';

/** What a leaf is called: its sheet, and of a repeated one its instance's title. */
export function leafTitle(definition: ClassDefinition, data: ApplicationData, leaf: string): string {
  const [id = '', instance = ''] = leaf.split(':');
  const sheet = definition.definitions[id];
  if (sheet === undefined) return leaf;
  if (instance === '') return sheet.title.zh;
  const own =
    sheet.over === undefined
      ? (data.answers[id] as readonly SheetAnswers[] | undefined)?.find((one) => one.id === instance)?.[
          sheet.repeat?.titleField ?? ''
        ]
      : rowOf(data, sheet.over, instance)?.['name'];
  return `${sheet.title.zh}（${typeof own === 'string' && own !== '' ? own : instance}）`;
}

function rowOf(data: ApplicationData, over: string, id: string): Row | undefined {
  const [sheet = '', field = ''] = over.split('.');
  const rows = (data.answers[sheet] as SheetAnswers | undefined)?.[field];
  return Array.isArray(rows) ? (rows as readonly Row[]).find((row) => row.id === id) : undefined;
}
