import type { Edition } from '#src/definition/edition-bundle.ts';
import { momentIn } from '#src/definition/value/day.ts';
import type { AuditRoot } from '#src/domain/audit/root.ts';

/** The words of the daily message: the latest root of every chain, in both languages, and nothing of any person. */
export function rootMail(
  day: string,
  roots: readonly AuditRoot[],
  editions: readonly Edition[],
  timeZone: string,
): { readonly subject: string; readonly text: string } {
  const titleOf = ({ programme, edition }: AuditRoot): { zh: string; en: string } =>
    editions.find(({ file }) => file.programme === programme && file.id === edition)?.file.title ?? {
      zh: edition === '' ? `${programme}（不属于任何一届的操作）` : `${programme} ${edition}`,
      en: edition === '' ? `${programme} (acts of no edition)` : `${programme} ${edition}`,
    };
  const entries = roots.flatMap((root) => {
    const { zh, en } = titleOf(root);
    return [
      zh,
      en,
      `  第${root.seq}号 / no. ${root.seq}, ${momentIn(new Date(root.at), timeZone)} (${timeZone})`,
      `  ${root.hash}`,
      '',
    ];
  });
  return {
    subject: `桂冠：操作记录根 ${day} / Laurel: audit roots of ${day}`,
    text: [
      '以下是各届操作记录的最新根。请留存本邮件：此前的任何操作记录日后若被改动、删除或补插，都会与这里的数值不符，可用“laurel verify”离线核对。',
      'These are the latest roots of the audit records. Keep this message: should an earlier record ever be changed, removed or',
      'slipped in, it will no longer agree with these values; “laurel verify” checks it offline.',
      '',
      ...entries,
    ].join('\n'),
  };
}
