import { momentIn } from '#src/definition/value/day.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import type { Receipt } from '#src/store/receipts.ts';
import type { Deps } from './deps.ts';
import { withoutValues } from './loggable.ts';

/**
 * Sends the receipt by mail, its time in the edition's zone. A mail server that is down is logged and holds nothing up,
 * for the page shows the receipt too.
 */
export async function receiptMail(
  deps: Deps,
  to: Extract<Actor, { kind: 'user' }>,
  receipt: Receipt,
  timeZone: string,
): Promise<void> {
  const time = `${momentIn(receipt.submittedAt, timeZone)} (${timeZone})`;
  const lines = [
    `申报材料已提交。回执编号：${receipt.number}`,
    `提交时间：${time}`,
    `版次：${receipt.revision}`,
    `材料摘要（SHA-256）：${receipt.digest}`,
    '',
    `Your dossier was submitted at ${time}. Receipt ${receipt.number}, revision ${receipt.revision}, digest ${receipt.digest}.`,
  ];
  try {
    await deps.mail.send({ to: to.email, subject: `桂冠：申报回执 ${receipt.number}`, text: lines.join('\n') });
  } catch (error) {
    const fault = error instanceof Error ? error : new Error(String(error));
    deps.log.error(
      { receipt: receipt.number, ...withoutValues(fault), responseCode: responseCodeOf(error) },
      'the receipt could not be mailed',
    );
  }
}

/** What the mail server answered, as a number; its words name whom it refused. */
function responseCodeOf(error: unknown): number | null {
  const code = error instanceof Error && 'responseCode' in error ? error.responseCode : null;
  return typeof code === 'number' ? code : null;
}
