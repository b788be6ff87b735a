import type { AuditRoot } from '../audit/root.ts';
import { checkActs } from './acts.ts';
import { checkAssignments } from './assignments.ts';
import { checkBallots } from './ballots.ts';
import { checkRoots, linkChecker } from './chains.ts';
import { checkCommittee } from './committee.ts';
import { checkDraws } from './draws.ts';
import { checkFeedback } from './feedback.ts';
import { replayFolders } from './files.ts';
import { checking, type Checked } from './finding.ts';
import { judgedOf } from './judged.ts';
import { readStreams, readTables } from './load.ts';
import { checkMotions } from './motions.ts';
import { checkObjections } from './objections.ts';
import { checkOutcomes } from './outcomes.ts';
import { checkPanels } from './panels.ts';
import { checkPool } from './pool.ts';
import { checkScores } from './scores.ts';
import type { ReplaySource } from './source.ts';
import { checkStages } from './stages.ts';

/** What a replay came to. */
export interface ReplayReport {
  readonly programme: string;
  readonly edition: string;
  /** SHA-256 of the manifest of the export; null where the database itself was read. */
  readonly manifest: string | null;
  /** The latest audit root; null where there is none. */
  readonly root: Pick<AuditRoot, 'seq' | 'hash' | 'at'> | null;
  readonly checks: readonly Checked[];
}

/** How many findings a report has. */
export const findingsIn = ({ checks }: Pick<ReplayReport, 'checks'>): number =>
  checks.reduce((sum, { findings }) => sum + findings.length, 0);

/**
 * Recomputes the judging of an edition from what lies in a source and nothing else: what follows from something else is worked out
 * anew, what does not is compared with what the audit events committed to, and these with their chains and roots.
 */
export async function replay(source: ReplaySource): Promise<ReplayReport> {
  const reading = checking('files');
  const tables = await readTables(source, reading);
  const chains = checking('chains');
  const streams = await readStreams(source, linkChecker(chains), chains);
  const roots = await checkRoots(source, streams);
  const judged = judgedOf(source, tables, streams);
  const read = reading.done();
  const files: Checked = {
    ...read,
    count: source.files.count,
    findings: [...source.files.findings, ...read.findings],
    skipped: source.files.skipped,
  };
  const { latest } = roots;
  return {
    programme: source.programme,
    edition: source.edition,
    manifest: source.manifest,
    root: latest === null ? null : { seq: latest.seq, hash: latest.hash, at: latest.at },
    checks: [
      files,
      checkEditions(source),
      chains.done(),
      roots.checked,
      checkActs(judged),
      checkPool(judged),
      checkAssignments(judged),
      checkDraws(judged),
      checkScores(judged),
      checkPanels(judged),
      checkStages(judged),
      checkCommittee(judged),
      checkMotions(judged),
      checkBallots(judged),
      checkOutcomes(judged),
      checkObjections(judged),
      checkFeedback(judged),
    ],
  };
}

/** The edition in force is there; each has the digest that its file's name begins with. */
function checkEditions({ editions, editionDigest }: ReplaySource): Checked {
  const into = checking('editions');
  for (const { file, edition } of editions) {
    into.one();
    if (!file.endsWith(`_${edition.digest.slice(0, 8)}.json`))
      into.wrong(
        { file },
        `内容的摘要为${edition.digest}，与文件名所载的不符`,
        `its content has the digest ${edition.digest}, not the one its name bears`,
      );
  }
  if (!editions.some(({ edition }) => edition.digest === editionDigest))
    into.wrong(
      { file: replayFolders.editions },
      `没有摘要为${editionDigest}的现行届次定义`,
      `the edition in force, ${editionDigest}, is not there`,
    );
  return into.done();
}
