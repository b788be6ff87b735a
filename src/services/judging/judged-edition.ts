import type { AssessmentFile, ClassAssessment, Stage } from '#src/definition/assessment.ts';
import type { Criteria } from '#src/definition/criteria.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Scale } from '#src/definition/scale.ts';
import type { PanelSubject } from '#src/domain/access/seat.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { taking, type PanelMember } from '#src/domain/judging/panel-state.ts';
import type { Deps } from '../deps.ts';

/** A class as its edition judges it. */
export interface JudgedClass {
  readonly edition: Edition;
  readonly assessment: AssessmentFile;
  readonly rules: ClassAssessment;
}
/** A stage with what is judged in it. */
export interface JudgedStage extends JudgedClass {
  readonly stage: Stage;
  readonly criteria: Criteria;
  readonly scale: Scale;
}

const noStage = deny('absent', '没有这个评审阶段。', 'There is no such stage.');

/** How the edition in force judges a class, or that it does not. */
export function judgedClass(deps: Pick<Deps, 'editions'>, key: Omit<StageKey, 'stage'>): JudgedClass | Denial {
  const edition = deps.editions.current(key.programme, key.edition);
  const assessment = edition?.assessment;
  const rules =
    assessment !== undefined && Object.hasOwn(assessment.classes, key.class)
      ? assessment.classes[key.class]
      : undefined;
  if (edition === null || assessment === undefined || rules === undefined) return noStage;
  return { edition, assessment, rules };
}

/** A stage of the edition in force, with its criteria and scale. */
export function judgedStage(deps: Pick<Deps, 'editions'>, key: StageKey): JudgedStage | Denial {
  const judged = judgedClass(deps, key);
  return isDenial(judged) ? judged : stageOf(judged, key.stage);
}

/** A stage of a class by its id, with its own criteria and scale or those of the class. */
export function stageOf(judged: JudgedClass, id: string): JudgedStage | Denial {
  const { edition, rules } = judged;
  const stage = rules.stages.find((one) => one.id === id);
  if (stage === undefined) return noStage;
  const criteria = edition.criteria[stage.criteria ?? rules.criteria];
  const scale = edition.scales?.[stage.scale ?? rules.scale];
  if (criteria === undefined || scale === undefined) throw new Error(`stage ${id} has no criteria or scale`);
  return { ...judged, stage, criteria, scale };
}

/** A stage as its counting takes it: with all criteria of the edition, since a place may hang on another stage's points. */
export const stageRules = ({ stage, rules, edition }: JudgedStage) => ({ stage, rules, criteria: edition.criteria });

/** The judging of a programme as a whole: no panel in particular. */
export const judgingOf = (programme: string): PanelSubject => ({ programme, members: [], lead: null });

/** A panel as something to be read or written: whose it is. */
export function panelSubject(panel: {
  readonly programme: string;
  readonly members: readonly PanelMember[];
}): PanelSubject {
  const here = taking(panel.members);
  return {
    programme: panel.programme,
    members: here.flatMap(({ userId }) => userId ?? []),
    lead: here.find((member) => member.lead)?.userId ?? null,
  };
}
