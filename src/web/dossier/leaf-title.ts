import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData, Row, SheetAnswers } from '#src/domain/form/answers.ts';
import type { Language } from '../words/language.tsx';

/** What a leaf is called: its sheet, and of a repeated one its instance's title. */
export function leafTitle(
  definition: ClassDefinition,
  data: ApplicationData,
  leaf: string,
  language: Language,
): string {
  const [id = '', instance = ''] = leaf.split(':');
  const sheet = definition.definitions[id];
  if (sheet === undefined) return leaf;
  const title = sheet.title[language];
  if (instance === '') return title;
  const own =
    sheet.over === undefined
      ? (data.answers[id] as readonly SheetAnswers[] | undefined)?.find((one) => one.id === instance)?.[
          sheet.repeat?.titleField ?? ''
        ]
      : rowOf(data, sheet.over, instance)?.['name'];
  const which = typeof own === 'string' && own !== '' ? own : instance;
  return language === 'zh' ? `${title}（${which}）` : `${title} (${which})`;
}

function rowOf(data: ApplicationData, over: string, id: string): Row | undefined {
  const [sheet = '', field = ''] = over.split('.');
  const rows = (data.answers[sheet] as SheetAnswers | undefined)?.[field];
  return Array.isArray(rows) ? (rows as readonly Row[]).find((row) => row.id === id) : undefined;
}
