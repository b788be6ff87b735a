import type { ClassDefinition, Edition } from '../edition-bundle.ts';
import type { Problem } from '../problem.ts';
import type { Sheet } from '../sheet.ts';
import { checkAssessment } from './assessment.ts';
import { checkAuthorities } from './authorities.ts';
import { checkAskedWhen, checkDepartments } from './departments.ts';
import { checkClass } from './class.ts';
import { checkCodes } from './codes.ts';
import { checkConditions } from './conditions.ts';
import { checkCriteria } from './criteria.ts';
import { checkEditionFile } from './edition-file.ts';
import { checkGrids } from './grid.ts';
import { checkKeys } from './keys.ts';
import { checkLayout } from './layout.ts';
import { checkLetters } from './letters.ts';
import type { Note } from './note.ts';
import { checkPrinted } from './printed.ts';
import { checkRules } from './rules.ts';
import { checkScale } from './scale.ts';
import { checkSummary } from './summary.ts';
import { checkWorkflow } from './workflow.ts';
import { checkParties } from './workflow-parties.ts';

/** Everything that cannot be seen in one file alone; empty where the edition is whole. */
export function crossCheck(edition: Edition): readonly Problem[] {
  const problems: Problem[] = [];
  const noteIn =
    (file: string): Note =>
    (path, reason) =>
      problems.push({ file, path, reason });
  checkEditionFile(edition, noteIn('edition.json'), noteIn('channels.json'));
  checkWorkflow(edition.workflow, edition.messages, noteIn('workflow.json'));
  checkParties(edition, noteIn('workflow.json'), noteIn('messages.json'));
  checkAuthorities(edition.authorities, noteIn('authorities.json'));
  checkLetters(edition.letters ?? [], noteIn('letters.json'));
  if (edition.summary !== undefined) checkSummary(edition, edition.summary, noteIn('summary.json'));
  checkDepartments(edition, noteIn('authorities.json'));
  for (const [id, list] of Object.entries(edition.codes)) checkCodes(list, noteIn(`codes/${id}.json`));
  for (const [id, criteria] of Object.entries(edition.criteria)) checkCriteria(criteria, noteIn(`criteria/${id}.json`));
  for (const [id, scale] of Object.entries(edition.scales ?? {})) checkScale(scale, noteIn(`scales/${id}.json`));
  if (edition.assessment !== undefined)
    checkAssessment(edition, edition.assessment, noteIn('assessment.json'), noteIn('authorities.json'));
  for (const [id, definition] of Object.entries(edition.classes)) {
    checkClass(definition, noteIn(`${id}/class.json`));
    for (const sheet of sheetsOf(definition))
      checkSheet(edition, definition, sheet, noteIn(`${id}/sheets/${sheet.id}.json`));
  }
  // Conditions are typed by the fields: they are looked at once the fields are right.
  if (problems.length === 0) {
    for (const id of Object.keys(edition.classes)) checkTyped(edition, id, noteIn);
    checkAskedWhen(edition, noteIn('authorities.json'));
  }
  return problems;
}

const sheetsOf = (definition: ClassDefinition): readonly Sheet[] =>
  definition.sheets.flatMap((id) => definition.definitions[id] ?? []);

function checkSheet(edition: Edition, definition: ClassDefinition, sheet: Sheet, note: Note): void {
  checkKeys(edition, definition, sheet, note);
  checkLayout(definition, sheet, note);
  checkGrids(definition, sheet, note);
  checkPrinted(definition, sheet, note);
}

function checkTyped(edition: Edition, id: string, noteIn: (file: string) => Note): void {
  checkConditions(edition, id, noteIn);
  checkRules(edition, id, noteIn(`${id}/rules.json`));
}
