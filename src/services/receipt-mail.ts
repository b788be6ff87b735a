import type { Actor } from '#src/domain/access/why-not.ts';
import type { Receipt } from '#src/store/receipts.ts';
import type { Deps } from './deps.ts';

/** Sends the receipt by mail, its time in the edition's zone; a mail server that is down is logged and holds nothing up, for the page shows the receipt too. */
export async function receiptMail(
  deps: Deps,
  to: Extract<Actor, { kind: 'user' }>,
  receipt: Receipt,
  timeZone: string,
): Promise<void> {
  const time = new Intl.DateTimeFormat('zh-CN', { timeZone, dateStyle: 'long', timeStyle: 'medium', hourCycle: 'h23' });
  const lines = [
    `申报材料已提交。回执编号：${receipt.number}`,
    `提交时间：${time.format(receipt.submittedAt)}`,
    `版次：${receipt.revision}`,
    `材料摘要（SHA-256）：${receipt.digest}`,
    '',
    `Your dossier was submitted. Receipt ${receipt.number}, revision ${receipt.revision}, digest ${receipt.digest}.`,
  ];
  try {
    await deps.mail.send({ to: to.email, subject: `桂冠：申报回执 ${receipt.number}`, text: lines.join('\n') });
  } catch (error) {
    deps.log.error(
      { receipt: receipt.number, error: error instanceof Error ? error.message : String(error) },
      'the receipt could not be mailed',
    );
  }
}
