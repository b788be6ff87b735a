import { certificateRequest, type CertificateFacts } from '#src/documents/certificate.ts';
import { dayWords } from '#src/documents/letter-words.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import type { Winner } from '#src/domain/award/publication.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import type { Outcome } from '#src/store/award.ts';
import type { Deps } from '../deps.ts';
import type { PrintedFile } from '../print.ts';
import { provinceOf } from '../seats.ts';
import type { AwardKey, OpenedAward } from './open-award.ts';
import { openForReading } from './read-award.ts';

export interface PrintCertificates extends AwardKey {
  /** One winner's; everybody's, in the order of their numbers, where it is left out. */
  readonly applicationId?: string | undefined;
  /** In a frame with 样张 across, to try the paper; before conferment with an invented winner. */
  readonly sample: boolean;
  /** Where certificates are checked, up to the number. */
  readonly checkAt: string;
}

/** Certificates to be printed on the office's paper, or as samples. Revoked ones are not printed any more. */
export async function printCertificates(
  deps: Deps,
  actor: Actor,
  input: PrintCertificates,
): Promise<PrintedFile | Denial> {
  const opened = await openForReading(deps, actor, input);
  if (isDenial(opened)) return opened;
  const facts = factsOf(opened, input);
  if (isDenial(facts)) return facts;
  const { edition, rules, today } = opened;
  const title = `${edition.file.title.zh}证书${input.sample ? '（样张）' : ''}`;
  const request = certificateRequest(rules.conferment, facts, {
    title,
    author: provinceOf(edition)?.name.zh ?? '',
    date: opened.publication.conferred ?? today,
    sample: input.sample,
  });
  const { pdf, pages } = await deps.print.render(request);
  return { name: `${title}.pdf`, type: 'application/pdf', bytes: pdf, pages };
}

function factsOf(opened: OpenedAward, input: PrintCertificates): readonly CertificateFacts[] | Denial {
  const { outcomes, publication } = opened;
  if (publication.conferred === null) return input.sample ? [invented(opened, input)] : notYet;
  const valid = new Map(
    outcomes
      .filter((one) => one.certificate !== null && one.revoked_at === null)
      .map((one) => [one.application_id, one]),
  );
  const winners = (publication.notice?.winners ?? []).flatMap((winner) => {
    const outcome = valid.get(winner.application);
    const asked = input.applicationId === undefined || input.applicationId === winner.application;
    return outcome === undefined || !asked ? [] : [{ winner, outcome }];
  });
  return winners.length === 0
    ? deny('absent', '没有可以打印的证书。', 'There is no certificate to print.')
    : winners.map(({ winner, outcome }) => certificateOf(opened, winner, outcome, input.checkAt));
}

const notYet = deny(
  'wrong-state',
  '还没有表彰，只能打印样张。',
  'Nothing has been conferred yet; only a sample can be printed.',
);

const common = ({ edition }: OpenedAward) => ({
  edition: edition.file.title.zh,
  issuer: provinceOf(edition)?.name.zh ?? '',
});

function certificateOf(opened: OpenedAward, winner: Winner, outcome: Outcome, checkAt: string): CertificateFacts {
  const { edition, publication } = opened;
  const number = outcome.certificate ?? '';
  return {
    ...common(opened),
    winner: winner.name,
    prize: prizeWords(edition.file.title.zh, edition.file.prizes.find((one) => one.id === winner.prize)?.name.zh ?? ''),
    date: dayWords(publication.conferred),
    number,
    check: `${checkAt}${encodeURIComponent(number)}`,
  };
}

/** A sample before anybody has won: with every place filled, so that the paper can be tried. */
const invented = (opened: OpenedAward, { checkAt }: PrintCertificates): CertificateFacts => ({
  ...common(opened),
  winner: '（获奖者名称）',
  prize: '（奖项）',
  date: dayWords(opened.today),
  number: '样张',
  check: checkAt,
});

/** The prize as it follows the edition's title: what both say is said once, as in 2020年江苏省省长质量奖 + 提名奖. */
function prizeWords(title: string, prize: string): string {
  for (let length = Math.min(title.length, prize.length); length > 0; length -= 1)
    if (title.endsWith(prize.slice(0, length))) return prize.slice(length);
  return prize;
}
