import type { Finding, Issue } from '../field-type.ts';
import { parseField } from '../fields/index.ts';
import { fileIssues, filesOf } from '../fields/files.ts';
import { portraitIssues } from '../fields/portrait.ts';
import { rowsOf } from '../fields/rows.ts';
import { pointer } from '../pointer.ts';
import { fieldConcerns, spotConcerns } from '../relevance.ts';
import { spotsOf, where, type Part, type Spot } from '../walk.ts';
import type { Text } from '#src/definition/text.ts';
import { tooManyRows } from './row-limit.ts';
import type { Situation } from './situation.ts';

/** What cannot be read or printed as it was typed (M10), too long texts, files and portraits, tables with too many rows. */
export function checkValues(situation: Situation): readonly Finding[] {
  return situation.parts.flatMap((part) => [
    ...spotsOf(part)
      .filter((spot) => spot.typed !== '' && spotConcerns(spot, situation.holds))
      .flatMap((spot) => spotFindings(situation, spot)),
    ...tableFindings(situation, part),
  ]);
}

function spotFindings({ context, lacks }: Situation, spot: Spot): readonly Finding[] {
  const issues = [...parseField(spot.field, spot.typed, context).issues, ...glyphIssues(spot.typed, lacks)];
  return issues.map((issue) => found(issue, spot.part, spot.label, spot.pointer, 'M10'));
}

function found(issue: Issue, part: Part, label: Text, path: string, rule: string): Finding {
  const place = where(part, label);
  return {
    rule: issue.rule ?? rule,
    severity: issue.severity,
    path,
    message: { zh: `${place.zh}：${issue.message.zh}`, en: `${place.en}: ${issue.message.en}` },
  };
}

function glyphIssues(typed: string, lacks: Situation['lacks']): readonly Issue[] {
  const missing = lacks === undefined ? [] : [...new Set(lacks(typed))].slice(0, 10);
  if (missing.length === 0) return [];
  return [
    {
      severity: 'error',
      message: {
        zh: `字库中没有“${missing.join('')}”，打印不出来。请换用别的字或写法。`,
        en: `The print fonts lack "${missing.join('')}". Use other characters.`,
      },
    },
  ];
}

function tableFindings({ holds, data }: Situation, part: Part): readonly Finding[] {
  return Object.entries(part.sheet.fields).flatMap(([name, field]) => {
    if (!fieldConcerns(part, name, holds)) return [];
    const at = pointer(...part.steps, name);
    const tell = (issues: readonly Issue[], rule: string): readonly Finding[] =>
      issues.map((issue) => found(issue, part, field.label, at, field.rule ?? rule));
    if (field.type === 'files') return tell(fileIssues(field, filesOf(part.answers[name]), data.files), 'M10');
    if (field.type === 'portrait') return tell(portraitIssues(field, filesOf(part.answers[name]), data.files), 'M7');
    if (field.type !== 'rows') return [];
    const count = rowsOf(part.answers, name).length;
    return field.max !== undefined && count > field.max ? tell([tooManyRows(count, field.max)], 'M10') : [];
  });
}
