import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { assessorsView, type AssessorsView } from '#src/domain/judging/assessors-view.ts';
import { findApplication } from '#src/store/applications.ts';
import { readTasks, type Task } from '#src/store/tasks.ts';
import { isAddendum, type Addendum } from '../add-addendum.ts';
import type { Deps } from '../deps.ts';
import { markedFor } from '../mark-for-viewer.ts';
import type { ShownFile } from '../open-file.ts';
import { readHandedIn, type HandedIn } from '../read-application.ts';
import { readReview } from './read-review.ts';

/** What was handed in, as a member of the panel reads it: without what would tell whom to call, and what offices said. */
export interface JudgedDossier {
  readonly panel: string;
  readonly handedIn: HandedIn;
  readonly view: AssessorsView;
  readonly addenda: readonly Task[];
}

const noDossier = deny(
  'absent',
  '这份申报只有纸质材料，请向评审办公室借阅。',
  'This application is on paper only; ask the office of the assessment for it.',
);
const noFile = deny('absent', '没有这个文件，或评审中不提供。', 'There is no such file, or it is not for assessors.');

/** The dossier of a panel's applicant for a member who has declared clear; absent for everybody else. */
export async function readJudgedDossier(deps: Deps, actor: Actor, panelId: string): Promise<JudgedDossier | Denial> {
  const review = await readReview(deps, actor, panelId);
  if (isDenial(review)) return review;
  const application = await findApplication(deps.db, review.panel.applicationId);
  const handedIn = application === null ? null : await readHandedIn(deps, deps.db, application);
  if (handedIn === null || handedIn.dossier === null) return noDossier;
  const addenda = (await readTasks(deps.db, handedIn.application.id)).filter(isAddendum);
  const added = addenda.flatMap(({ body }) => (body as Addendum).files);
  return { panel: panelId, handedIn, view: assessorsView(handedIn.definition, handedIn.data, added), addenda };
}

/** A file of that dossier, marked with who looks at it and when; absent where an assessor may not see it. */
export async function openJudgedFile(
  deps: Deps,
  actor: Actor,
  { panel, sha256 }: { readonly panel: string; readonly sha256: string },
): Promise<ShownFile | Denial> {
  const dossier = await readJudgedDossier(deps, actor, panel);
  if (isDenial(dossier)) return dossier;
  const { application, files } = dossier.handedIn;
  const file = dossier.view.files.has(sha256) ? files[sha256] : undefined;
  const opened = file === undefined ? null : await deps.files.open(application.id, sha256);
  if (file === undefined || opened === null) return noFile;
  const body = await markedFor(deps, actor, application, { ...opened, type: file.type });
  return { file, body, size: Buffer.isBuffer(body) ? body.length : opened.size };
}
