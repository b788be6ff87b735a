import type { DemoFile, DemoKind } from '#src/definition/demo.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Kind, Plan, PlannedApplicant } from './plan.ts';
import { exampleText, variedBy } from './vary.ts';
import type { Applicant } from './world.ts';

/** The kinds of an edition's demo as a plan wants them; `only` keeps to some examples. */
export const kindsOf = (edition: Edition, { kinds = [] }: DemoFile, only: readonly string[] | null): Kind[] =>
  kinds
    .filter((kind) => only === null || only.includes(kind.example))
    .map((kind) => ({
      example: kind.example,
      class: kind.class,
      firms: kind.firms,
      person: exampleText(edition, kind.example, kind.identity),
      hasHolding: kind.holding !== null,
    }));

/** The applicants of a plan as the play knows them. */
export function applicantsOf(edition: Edition, { kinds = [], password }: DemoFile, plan: Plan): Applicant[] {
  return plan.applicants.map((planned) => {
    const kind = kinds.find((one) => one.example === planned.kind);
    if (kind === undefined) throw new RangeError(`the demo has no kind '${planned.kind}'`);
    return applicantOf(edition, kind, planned, password);
  });
}

function applicantOf(edition: Edition, kind: DemoKind, planned: PlannedApplicant, password: string): Applicant {
  const channel = edition.channels.find((one) => one.id === planned.channel);
  return {
    key: planned.email.split('@')[0] ?? planned.email,
    account: { name: planned.person, email: planned.email, password },
    class: planned.class,
    example: planned.kind,
    channel: planned.channel,
    course: planned.course,
    typed: variedBy(kind, planned, kind.affiliations[channel?.kind ?? ''] ?? ''),
    correctable: kind.correctable,
    paper: {
      name: kind.person === null ? planned.firm : planned.person,
      code: planned.code,
      person: kind.person === null ? null : planned.identity,
    },
  };
}
