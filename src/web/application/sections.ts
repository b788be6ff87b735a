import { useMemo } from 'react';
import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import { useDefinition, usePage, useTopic } from '../book/hooks.ts';
import type { Workbook } from '../book/workbook.ts';
import { sheetTitle } from '../sheet/spot.ts';
import { feedbackWords } from '../words/feedback-words.ts';
import { addendumWords } from '../words/addendum-words.ts';
import { officeWords } from '../words/office-words.ts';
import { workWords } from '../words/work-words.ts';

/** A line of the contents: where it leads and what its bar counts. */
export interface Section {
  readonly key: string;
  readonly title: Text;
  readonly to: string;
  readonly counts: string | null;
  readonly kind: 'sheet' | 'report' | 'evidence' | 'task';
}
export interface Chapter {
  readonly title: Text;
  readonly sections: readonly Section[];
}

const correctionTitle: Text = { zh: officeWords.zh.correctionPage, en: officeWords.en.correctionPage };
const feedbackTitle: Text = { zh: feedbackWords.zh.title, en: feedbackWords.en.title };
const addendaTitle: Text = { zh: addendumWords.zh.title, en: addendumWords.en.title };

const both = (
  key: 'evidence' | 'sealing' | 'documents' | 'submit' | 'revisions' | 'additions' | 'tasks' | 'loose',
): Text => ({ zh: workWords.zh[key], en: workWords.en[key] });

function sheetSection(definition: ClassDefinition, id: string): Section[] {
  const sheet = definition.definitions[id];
  return sheet === undefined
    ? []
    : [
        {
          key: id,
          title: sheetTitle(sheet),
          to: `sheet/${id}`,
          counts: sheet.over === undefined && sheet.office !== true ? id : null,
          kind: 'sheet',
        },
      ];
}

/** The dossier as the contents show it: each volume in its order, what stands beside the volumes, then what is to be done. */
export function chaptersOf(
  definition: ClassDefinition,
  { corrected = false, added = false, submitted = false } = {},
): readonly Chapter[] {
  const bound = new Set(
    definition.volumes.flatMap((volume) => volume.parts.flatMap((part) => ('sheets' in part ? part.sheets : []))),
  );
  const volumes = definition.volumes.map((volume, index): Chapter => ({
    title: {
      zh: `${['第一', '第二', '第三', '第四'][index] ?? ''}册 ${volume.title.zh}`,
      en: `Volume ${index + 1}: ${volume.title.en}`,
    },
    sections: volume.parts.flatMap((part): Section[] => {
      if ('sheets' in part) return part.sheets.flatMap((id) => sheetSection(definition, id));
      if ('report' in part)
        return definition.reports
          .filter((report) => report.id === part.report)
          .map((report) => ({
            key: `report-${report.id}`,
            title: report.title,
            to: `report/${report.id}`,
            counts: `report:${report.id}`,
            kind: 'report',
          }));
      return 'evidence' in part
        ? [{ key: 'evidence', title: both('evidence'), to: 'evidence', counts: 'evidence', kind: 'evidence' }]
        : [];
    }),
  }));
  const beside = definition.sheets.filter((id) => !bound.has(id)).flatMap((id) => sheetSection(definition, id));
  const task = (key: 'sealing' | 'documents' | 'submit' | 'revisions'): Section => ({
    key,
    title: both(key),
    to: key,
    counts: null,
    kind: 'task',
  });
  const further = (key: 'correction' | 'addenda' | 'feedback', title: Text): Section => ({
    key,
    title,
    to: key,
    counts: null,
    kind: 'task',
  });
  return [
    ...volumes,
    ...(beside.length === 0 ? [] : [{ title: both('additions'), sections: beside }]),
    {
      title: both('tasks'),
      sections: [
        ...(corrected ? [further('correction', correctionTitle)] : []),
        task('documents'),
        task('sealing'),
        task('submit'),
        ...(added ? [further('addenda', addendaTitle)] : []),
        task('revisions'),
        // Always there once submitted: that it comes tells nothing of a result.
        ...(submitted ? [further('feedback', feedbackTitle)] : []),
      ],
    },
  ];
}

/** The contents as they concern this applicant now: sheets whose condition is known not to hold are left out. */
export function useChapters(): readonly Chapter[] {
  const definition = useDefinition();
  const hidden = useTopic('judgement', (workbook) => hiddenSheets(workbook));
  const { corrections, addenda, receipts } = usePage();
  const corrected = corrections.length > 0;
  const added = addenda.filed.length > 0 || addenda.denial === null;
  const submitted = receipts.length > 0;
  return useMemo(() => {
    const out = new Set(hidden.split(','));
    return chaptersOf(definition, { corrected, added, submitted })
      .map((chapter) => ({ ...chapter, sections: chapter.sections.filter((section) => !out.has(section.key)) }))
      .filter((chapter) => chapter.sections.length > 0);
  }, [definition, hidden, corrected, added, submitted]);
}

function hiddenSheets(workbook: Workbook): string {
  return workbook.definition.sheets
    .filter((id) => !workbook.holds(workbook.definition.definitions[id]?.when))
    .join(',');
}

/** Where an application opens: at its state's task once it is no draft, else at the first sheet that has fields. */
export function useFirst(): string {
  const definition = useDefinition();
  const page = usePage();
  const base = `/applications/${page.id}`;
  if (!page.state.editable) return `${base}/submit`;
  if (page.corrections.some((one) => one.state === 'open')) return `${base}/correction`;
  const sheet =
    definition.sheets.find((id) => definition.definitions[id]?.number !== undefined) ?? definition.sheets[0] ?? '';
  return `${base}/sheet/${sheet}`;
}
