import type { Channel } from '#src/definition/edition.ts';
import type { Text } from '#src/definition/text.ts';
import { missingLeaves, sealChecklist, type ChecklistEntry } from '#src/domain/dossier/checklist.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { check } from '#src/domain/form/check.ts';
import { conditionsFor } from '#src/domain/form/condition.ts';
import { textAt } from '#src/domain/form/identity.ts';
import type { Finding } from '#src/domain/form/field-type.ts';
import type { Facts } from '#src/domain/workflow/decide.ts';
import { inTime } from '#src/domain/workflow/time.ts';
import type { Dossier, SealedLeaf } from '#src/store/dossiers.ts';
import type { Extension } from '#src/store/extensions.ts';
import type { Task } from '#src/store/tasks.ts';
import type { Deps } from './deps.ts';
import { officeFacts } from './office-facts.ts';
import { contentsOf } from './paper-case.ts';
import type { Draft, WholeApplication } from './read-application.ts';

export interface Situation {
  readonly facts: Facts;
  readonly findings: readonly Finding[];
  readonly checklist: readonly ChecklistEntry[];
  readonly channel: Channel | null;
}
export interface Circumstances {
  /** Who asks: some facts are about the actor. */
  readonly actor: Actor;
  readonly draft: Draft;
  readonly dossier: Dossier | null;
  readonly sealed: readonly SealedLeaf[];
  readonly at: Date;
  /** Later days that a leader allowed this application or its channel. */
  readonly extensions: readonly Extension[];
  /** Clashes with other applications that nobody has decided. */
  readonly openClashes: number;
  /** Tasks of the case; none while no office has had it. */
  readonly tasks: readonly Task[];
  readonly digest?: string | undefined;
  readonly rendered?: boolean;
}

/** Everything `decide` asks about an application, loaded in one place. */
export function situation(
  deps: Deps,
  { actor, draft, dossier, sealed, tasks, openClashes, extensions, at, digest, rendered }: Circumstances,
): Situation {
  const { edition, definition, data } = draft;
  const findings = check(edition, data, { at, lacks: deps.print.lacks });
  const checklist = checklistOf(draft, sealed);
  const channel = channelOf(draft);
  const facts: Facts = {
    'no-errors': noErrors(findings),
    'volumes-rendered': rendered === false ? { zh: '分册尚未生成。', en: 'The volumes have not been rendered.' } : true,
    'applicant-seals-complete': sealsComplete(checklist),
    'in-window': inTime(at, draft.process.file, channel, laterDays(extensions, 'submission')),
    'digest-matches': digestMatches(dossier, digest),
    ...officeFacts({
      actor,
      draft,
      dossier,
      tasks,
      openClashes,
      extensions,
      checklist,
      channel,
      at,
      contents: contentsOf({ dossier, definition, data }),
    }),
  };
  return { facts, findings, checklist, channel };

  function checklistOf(one: Draft, scans: readonly SealedLeaf[]): ChecklistEntry[] {
    const holds = conditionsFor(one.edition, one.data.class).over(one.data, at);
    return sealChecklist(definition, data, scans, (condition) => holds(condition) === true);
  }
}

/** The later last days that were allowed for one kind of deadline. */
export const laterDays = (extensions: readonly Extension[], kind: Extension['kind']): readonly string[] =>
  extensions.filter((one) => one.kind === kind).map((one) => one.until);

/** The situation of an application that was read whole. */
export const situationOf = (deps: Deps, actor: Actor, whole: WholeApplication, at: Date): Situation =>
  situation(deps, { ...whole, draft: whole, actor, at });

/** The channel the applicant chose, once it is one; where the edition has but one, there is nothing to choose. */
export function channelOf({ definition, data, process: { channels } }: Draft): Channel | null {
  const [only, ...others] = channels;
  if (only !== undefined && others.length === 0) return only;
  const chosen = textAt(data, definition.identity.channel);
  return channels.find((channel) => channel.id === chosen) ?? null;
}

function noErrors(findings: readonly Finding[]): true | Text {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  return errors === 0
    ? true
    : {
        zh: `还有${errors}项必须改正的问题，见右侧清单。`,
        en: `${errors} errors must be mended first; see the list on the right.`,
      };
}

/** Whether the applicant's side has brought every leaf; else which are missing. */
export function sealsComplete(checklist: readonly ChecklistEntry[]): true | Text {
  const missing = missingLeaves(checklist).map((entry) => entry.title);
  return missing.length === 0
    ? true
    : {
        zh: `还缺${missing.length}页签字盖章扫描件：${missing.join('、')}。`,
        en: `${missing.length} sealed or signed leaves are missing: ${missing.join(', ')}.`,
      };
}

function digestMatches(dossier: Dossier | null, digest: string | undefined): true | Text {
  if (dossier === null) return { zh: '尚未定稿。', en: 'There is no final version yet.' };
  if (digest === undefined || digest === dossier.digest) return true;
  return {
    zh: '页面上的版本与服务器上的定稿不一致，请刷新页面后再提交。',
    en: 'The version on this page is not the final one on the server; reload the page and submit again.',
  };
}
