import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AssessmentFile, ClassAssessment, Stage } from '#src/definition/assessment.ts';
import { crossCheck } from '#src/definition/cross-checks/index.ts';
import { checkWorkflow } from '#src/definition/cross-checks/workflow.ts';
import { ClassFile, RulesFile } from '#src/definition/edition.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { Field } from '#src/definition/field.ts';
import { Block } from '#src/definition/layout.ts';
import { Sheet } from '#src/definition/sheet.ts';
import { WorkflowFile } from '#src/definition/workflow.ts';
import { root } from '../../scripts/requirement-rows.ts';
import { newestEdition } from '../../scripts/write-rules.ts';

const text = readFileSync(join(root, 'docs', 'edition-format.md'), 'utf8');
const [sheetJson, rulesJson, classJson, workflowJson, assessmentJson] = [
  ...text.matchAll(/```json\n([\s\S]*?)```/gu),
].map((match): unknown => JSON.parse(match[1] ?? ''));

const sheet = Sheet.parse(sheetJson);
const rules = RulesFile.parse(rulesJson);
const parts = ClassFile.pick({ seals: true, loose: true }).parse(classJson);

/** The edition of this clone with the sheet, rules and seals of the document added to its first class. */
function withExample(example: Sheet): Edition {
  const edition = newestEdition();
  const [first] = Object.values(edition.classes);
  if (first === undefined) throw new Error('the edition has no class');
  const enlarged = {
    ...first,
    sheets: [...first.sheets, example.id],
    definitions: { ...first.definitions, [example.id]: example },
    seals: [...first.seals, ...parts.seals],
    loose: [...first.loose, ...parts.loose],
    checks: { rules: [...first.checks.rules, ...rules.rules], rows: first.checks.rows },
  };
  return { ...edition, classes: { ...edition.classes, [first.id]: enlarged } };
}

describe('the examples of docs/edition-format.md', () => {
  it('can be added to the edition as they stand', () => {
    expect(crossCheck(withExample(sheet))).toEqual([]);
  });
  it('would be refused with a cell too many', () => {
    const [grid, ...others] = sheet.blocks;
    if (grid?.kind !== 'grid') throw new Error('the example begins with a grid');
    const [row, ...rows] = grid.rows;
    const wider = {
      ...sheet,
      blocks: [{ ...grid, rows: [{ cells: [...(row?.cells ?? []), { runs: [] }] }, ...rows] }, ...others],
    };
    expect(crossCheck(withExample(wider))).toEqual([
      expect.objectContaining({
        file: expect.stringContaining('workshop.json'),
        reason: expect.stringContaining('free columns'),
      }),
    ]);
  });
  it('shows a workflow that the loader takes', () => {
    const problems: string[] = [];
    checkWorkflow(WorkflowFile.parse(workflowJson), [], (path, reason) => problems.push(`${path}: ${reason}`));
    expect(problems).toEqual([]);
  });
  it('shows how a class is judged, as the loader takes it', () => {
    const edition = newestEdition();
    const { assessment } = edition;
    if (assessment === undefined) throw new Error('the edition is not judged');
    const classes = { ...assessment.classes, organisation: ClassAssessment.parse(assessmentJson) };
    expect(crossCheck({ ...edition, assessment: { ...assessment, classes } })).toEqual([]);
  });
});

describe('the lists of docs/edition-format.md', () => {
  const named = (list: readonly string[]): readonly string[] => list.filter((one) => !text.includes(`\`${one}\``));

  it('name every field type and every kind of block', () => {
    const kinds = Block.options.map((option) => option.shape.kind.value);
    const types = Field.options.map((option) => option.shape.type.value);
    expect(types.length).toBeGreaterThan(20);
    expect(named([...types, ...kinds])).toEqual([]);
  });
  it('name everything an assessment says, of the whole and of a stage', () => {
    const keys = [AssessmentFile, ClassAssessment, ClassAssessment.shape.overall, Stage].flatMap(({ shape }) =>
      Object.keys(shape).filter((key) => key !== '$schema' && key !== 'note'),
    );
    expect(keys.length).toBeGreaterThan(30);
    const said = (key: string): boolean => text.includes(`\`${key}\``) || text.includes(`"${key}":`);
    expect(keys.filter((key) => !said(key))).toEqual([]);
    expect(named(Stage.shape.combine.options)).toEqual([]);
  });
});
