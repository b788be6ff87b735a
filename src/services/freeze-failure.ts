import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { parseApplication } from '#src/domain/form/parse-application.ts';

/** Why a dossier cannot be frozen, where its applicant can do something about it. */
export class CannotFreeze extends Error {
  readonly reason: Text;

  constructor(reason: Text) {
    super(reason.en);
    this.reason = reason;
  }
}

/** Throws where the package of this dossier could not be read again: what is final must be readable. */
export function mustBeReadable(edition: Edition, data: ApplicationData): void {
  const parsed = parseApplication(edition, data);
  const [problem] = parsed.ok ? [] : parsed.problems;
  if (problem === undefined) return;
  throw new CannotFreeze({
    zh: `${problem.path}：${problem.reason.zh}改正后请再次定稿。`,
    en: `${problem.path}: ${problem.reason.en} Mend it and finalise again.`,
  });
}

const diskFull: Text = {
  zh: '服务器磁盘已满，各分册没有存入。请通知管理员，腾出空间后再次定稿；已填内容都在。',
  en: "The server's disk is full and the volumes were not stored. Tell the operator, and finalise again once there is room; nothing you typed is lost.",
};
const ours: Text = {
  zh: '生成各分册时服务器出错，已记录。请稍后再次定稿；仍不成功时请通知管理员。已填内容都在。',
  en: 'The server failed while it made the volumes and has logged it. Finalise again later, and tell the operator if it fails again; nothing you typed is lost.',
};

/** What the applicant is told of a failure. A fault's own words stay in the house: they can hold paths and values. */
export function failureReason(error: unknown): Text {
  if (error instanceof CannotFreeze) return error.reason;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(?:ENOSPC|EDQUOT|53100)$/u.test(code) ? diskFull : ours;
}
