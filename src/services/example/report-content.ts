import { z } from 'zod';
import type { Clause } from '#src/definition/edition.ts';
import { chineseNumber } from '#src/documents/numerals.ts';
import { ReportSource, type ReportClause } from '#src/documents/report.ts';

const blocks = z.array(ReportSource).min(1);
const Content = z.array(
  z.union([
    z.strictObject({ clause: z.string(), title: z.string(), blocks }),
    z.strictObject({ section: z.string(), title: z.string(), blocks }),
    z.strictObject({ case: z.string(), title: z.string(), blocks }),
  ]),
);
type Part = z.infer<typeof Content>[number];

/** The written content of a report as sections with headings, each chapter opened before its first clause. Throws on a wrong shape. */
export function reportClauses(content: unknown, clauses: readonly Clause[]): ReportClause[] {
  const written: ReportClause[] = [];
  for (const part of Content.parse(content)) {
    if ('case' in part) written.push(...caseSections(part, clauses, written));
    else written.push(...clauseSections(part, clauses, written));
  }
  return written;
}

/** A clause, behind the heading of its chapter where it is the first of it. */
function clauseSections(
  part: Exclude<Part, { case: string }>,
  clauses: readonly Clause[],
  before: readonly ReportClause[],
): ReportClause[] {
  const id = 'clause' in part ? part.clause : part.section;
  const chapter = clauses.find((one) => one.level === 1 && one.id !== id && id.startsWith(one.id));
  const opened = chapter === undefined || before.some((one) => one.clause === chapter.id);
  const level = clauses.find((one) => one.id === id)?.level ?? (chapter === undefined ? 1 : chapter.level + 1);
  const section: ReportClause = { clause: id, title: titled(id, part.title), level, blocks: part.blocks };
  return opened
    ? [section]
    : [{ clause: chapter.id, title: titled(chapter.id, chapter.title.zh), level: chapter.level, blocks: [] }, section];
}

/** Numbers are set before titles by the report itself; ids of another kind (P.1a) stand in the title. */
const titled = (id: string, title: string): string => (/^\d/u.test(id) ? title : `${id} ${title}`);

/** One of several cases: its title, then what its headings open; the first case gives the clauses their pages. */
function caseSections(
  part: Extract<Part, { case: string }>,
  clauses: readonly Clause[],
  before: readonly ReportClause[],
): ReportClause[] {
  const sections: (ReportClause & { blocks: ReportSource[] })[] = [
    {
      clause: `case:${part.case}`,
      title: `案例${chineseNumber(Number(part.case))}　${part.title}`,
      level: 1,
      blocks: [],
    },
  ];
  for (const block of part.blocks) {
    const heading = 'h' in block ? block.h : '';
    const opens = clauses.find((one) => heading === one.title.zh || heading.startsWith(`${one.title.zh}：`));
    if (opens === undefined) sections.at(-1)?.blocks.push(block);
    else
      sections.push({
        clause: before.some((one) => one.clause === opens.id) ? `case:${part.case}:${opens.id}` : opens.id,
        title: opens.title.zh,
        level: 2,
        blocks: ownWords(heading, opens),
      });
  }
  return sections;
}

/** What a heading says behind the clause's title stands below it. */
function ownWords(heading: string, clause: Clause): ReportSource[] {
  const rest = heading.slice(clause.title.zh.length + 1);
  return rest === '' ? [] : [{ h: rest }];
}
