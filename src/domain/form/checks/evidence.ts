import type { EvidenceCategory } from '#src/definition/edition.ts';
import { fieldName } from '#src/definition/field-name.ts';
import type { Field, ScalarField } from '#src/definition/field.ts';
import type { Text } from '#src/definition/text.ts';
import type { EvidenceItem } from '../answers.ts';
import type { Finding } from '../field-type.ts';
import { unknownNames } from '../evidence-names.ts';
import { date } from '../fields/date.ts';
import { filesOf } from '../fields/files.ts';
import { parseField } from '../fields/index.ts';
import { pointer } from '../pointer.ts';
import { concerns, fieldConcerns, spotConcerns } from '../relevance.ts';
import { spotsOfField, where, type Part } from '../walk.ts';
import type { Situation } from './situation.ts';

/** Evidence that is required (M2), owed by a field that is filled in (M12), names what is not there, is unreadable or out of date. */
export function checkEvidence(situation: Situation): readonly Finding[] {
  return [
    ...requiredFindings(situation),
    ...owedFindings(situation),
    ...situation.data.evidence.flatMap((item, index) => itemFindings(situation, item, index)),
  ];
}

function requiredFindings({ definition, data, holds }: Situation): readonly Finding[] {
  return definition.evidence.flatMap((category) => {
    if (
      category.requiredWhen === undefined ||
      holds(category.requiredWhen) !== true ||
      data.evidence.some((item) => item.category === category.id)
    )
      return [];
    return [
      {
        rule: category.rule ?? 'M2',
        severity: 'error' as const,
        path: '/evidence',
        message: {
          zh: `证实性材料缺“${category.title.zh}”。请在“证实性材料”中添加。`,
          en: `Evidence "${category.title.en}" is missing. Add it under Evidence.`,
        },
      },
    ];
  });
}

interface Debt {
  readonly category: string;
  readonly dotted: string;
  readonly label: Text;
  readonly part: Part;
  readonly pointer: string;
}

/** One finding for each field that owes, at the first place where it is filled in. */
function owedFindings(situation: Situation): readonly Finding[] {
  const debts = new Map<string, Debt>();
  for (const part of situation.parts)
    for (const debt of debtsOf(situation, part))
      if (!debts.has(`${debt.category} ${debt.dotted}`)) debts.set(`${debt.category} ${debt.dotted}`, debt);
  return [...debts.values()].flatMap((debt) => debtFinding(situation, debt) ?? []);
}

function debtsOf(situation: Situation, part: Part): readonly Debt[] {
  return Object.entries(part.sheet.fields).flatMap(([name, field]) => {
    if (!fieldConcerns(part, name, situation.holds)) return [];
    const own =
      field.owes === undefined ||
      !isFilled(situation, part, name, field) ||
      !concerns(field.owesWhen, situation.holds, part.place)
        ? []
        : [
            {
              category: field.owes,
              dotted: `${part.sheet.id}.${name}`,
              label: fieldName(field),
              part,
              pointer: pointer(...part.steps, name),
            },
          ];
    return [...own, ...innerDebts(situation, part, name, field)];
  });
}

/** What a row of a matrix, a column or a cell owes by itself. */
function innerDebts(situation: Situation, part: Part, name: string, field: Field): readonly Debt[] {
  if (field.type !== 'rows' && field.type !== 'matrix') return [];
  return spotsOfField(part, name, field).flatMap((spot) => {
    const [, rowKey = '', column = ''] = spot.path.split('/');
    const row = field.type === 'matrix' ? field.rows.find((one) => one.key === rowKey) : undefined;
    if (row?.owes === undefined && spot.field.owes === undefined) return [];
    const filled = hasValue(situation, spot.field, spot.typed) && spotConcerns(spot, situation.holds);
    const debts: Debt[] = [];
    if (filled && row?.owes !== undefined)
      debts.push({
        category: row.owes,
        dotted: `${part.sheet.id}.${name}.${rowKey}`,
        label: row.label,
        part,
        pointer: spot.pointer,
      });
    if (filled && spot.field.owes !== undefined && concerns(spot.field.owesWhen, situation.holds, spot.place)) {
      const dotted =
        field.type === 'matrix' ? `${part.sheet.id}.${name}.${rowKey}.${column}` : `${part.sheet.id}.${name}.${column}`;
      debts.push({ category: spot.field.owes, dotted, label: spot.label, part, pointer: spot.pointer });
    }
    return debts;
  });
}

/** A plain "no" and an unticked box assert nothing that evidence could prove. */
function hasValue({ context }: Situation, field: ScalarField, typed: string): boolean {
  const parsed = parseField(field, typed, context);
  return parsed.ok && parsed.value !== null && parsed.value !== false;
}

function isFilled(situation: Situation, part: Part, name: string, field: Field): boolean {
  if (field.type === 'files' || field.type === 'portrait') return filesOf(part.answers[name]).length > 0;
  return spotsOfField(part, name, field).some((spot) => hasValue(situation, spot.field, spot.typed));
}

function debtFinding(
  { definition, data }: Situation,
  { category, dotted, label, part, pointer: path }: Debt,
): Finding | null {
  const items = data.evidence.filter((item) => item.category === category);
  if (
    items.some((item) =>
      item.proves.some((one) => one === dotted || one.startsWith(`${dotted}.`) || dotted.startsWith(`${one}.`)),
    )
  )
    return null;
  const title = titleOf(definition.evidence, category);
  const place = where(part, label);
  if (items.length > 0) {
    return {
      rule: 'M12',
      severity: 'warning',
      path,
      message: {
        zh: `${place.zh}：证实性材料“${title.zh}”没有注明证明此项。请在该材料的“证明的内容”中选上。`,
        en: `${place.en}: no item of evidence "${title.en}" says that it proves this. Choose it there.`,
      },
    };
  }
  return {
    rule: 'M12',
    severity: 'error',
    path,
    message: {
      zh: `${place.zh}：已填写，应附证实性材料“${title.zh}”。请添加。`,
      en: `${place.en} is filled in and owes evidence "${title.en}". Add it.`,
    },
  };
}

const titleOf = (categories: readonly EvidenceCategory[], id: string): Text =>
  categories.find((one) => one.id === id)?.title ?? { zh: id, en: id };

function itemFindings(
  { definition, data, today, context }: Situation,
  item: EvidenceItem,
  index: number,
): readonly Finding[] {
  const title = item.title.trim() || titleOf(definition.evidence, item.category).zh || `${index + 1}`;
  const tell = (rule: string, severity: Finding['severity'], key: string, zh: string, en: string): Finding => ({
    rule,
    severity,
    path: pointer('evidence', index, key),
    message: { zh: `证实性材料“${title}”：${zh}`, en: `Evidence "${title}": ${en}` },
  });
  const findings: Finding[] = unknownNames(definition, data, item).map(({ steps, reason }) => ({
    ...tell('M12', 'error', steps[0], reason.zh, reason.en),
    path: pointer('evidence', index, ...steps),
  }));
  if (item.title.trim() === '')
    findings.push(tell('M9', 'error', 'title', '未填名称。请填写。', 'it has no title. Fill it in.'));
  if (item.files.length === 0)
    findings.push(tell('M12', 'error', 'files', '没有文件。请上传复印件。', 'it has no file. Upload the copy.'));
  const day = { type: 'date' as const, label: { zh: '日期', en: 'Date' } };
  for (const key of ['issued', 'validUntil'] as const) {
    const parsed = date.parse(item[key] ?? '', day, context);
    for (const issue of parsed.issues) findings.push(tell('M10', 'error', key, issue.message.zh, issue.message.en));
    if (key === 'validUntil' && parsed.ok && typeof parsed.value === 'string' && parsed.value < today) {
      findings.push(
        tell(
          'M12',
          'warning',
          key,
          `有效期至 ${parsed.value}，已过期。请换上有效的材料。`,
          `it was valid until ${parsed.value} and has expired. Add a valid one.`,
        ),
      );
    }
  }
  return findings;
}
