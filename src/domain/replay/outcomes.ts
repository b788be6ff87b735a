import { awardStream } from '../audit/stream.ts';
import { certificateNumber, validUntil } from '../award/certificate.ts';
import { Publication } from '../award/publication.ts';
import type { MotionBody } from '../decision/motion-body.ts';
import { compare } from './differences.ts';
import { placeIn } from './files.ts';
import { checking, type Checked, type Checking } from './finding.ts';
import { actsOf, lastAct, said, type Judged } from './judged.ts';
import type { Row } from './rows.ts';

const fromActs = { zh: '评审结果的操作记录', en: 'the acts of the award' };

/** Prizes follow from motions and objections, the notice from prizes, certificates from the notice. */
export function checkOutcomes(judged: Judged): Checked {
  const into = checking('outcomes');
  checkGiven(into, judged);
  const [award] = judged.tables.awards;
  if (award === undefined) return into.done();
  const read = Publication.safeParse(award.body['publication']);
  if (award.body['publication'] === undefined) {
    into.skip(
      placeIn('awards', award),
      '尚未公示，没有公示和证书可核对',
      'nothing is published yet: there is no notice and no certificate to check',
    );
    return into.done();
  }
  if (!read.success) {
    into.wrong(
      placeIn('awards', award, '/body/publication'),
      '公示、批复和表彰的记载不符合格式',
      'notice, approval and conferment have not their shape',
    );
    return into.done();
  }
  into.one();
  checkPublication(into, judged, award, read.data);
  for (const outcome of judged.tables.outcomes) checkOutcome(into, judged, outcome, read.data);
  return into.done();
}

const awardActs = (judged: Judged): string => awardStream(judged.source.programme, judged.source.edition);
const about = (judged: Judged, kind: string, application: string) =>
  actsOf(judged, awardActs(judged)).findLast((act) => act.act === kind && said(act, 'application') === application);

/** Every prize was given by a motion, and every motion's prizes are there. */
function checkGiven(into: Checking, judged: Judged): void {
  const given = new Map<string, string>();
  for (const { prize, state, body } of judged.tables.motions)
    for (const one of state === 'decided' ? ((body as unknown as MotionBody).result?.questions ?? []) : [])
      if (one.outcome === 'in') given.set(one.question, prize);
  for (const outcome of judged.tables.outcomes) {
    into.one();
    const place = placeIn('outcomes', outcome, '/prize');
    compare(into, place, outcome.prize, given.get(outcome.application_id), {
      zh: '审定的议案',
      en: 'the motion that gave it',
    });
    given.delete(outcome.application_id);
    const of = judged.tables.applications.find(({ id }) => id === outcome.application_id)?.class;
    compare(into, placeIn('outcomes', outcome, '/class'), outcome.class, of, { zh: '申报', en: 'the application' });
  }
  for (const [application, prize] of given)
    into.wrong(
      { file: placeIn('outcomes', { line: 0 }).file },
      `缺少已审定的${application}（${prize}）`,
      `the prize ${prize} given to ${application} is missing`,
    );
}

/** Notice, approval and day of conferment are those that the acts tell. */
function checkPublication(
  into: Checking,
  judged: Judged,
  award: Row<'awards'>,
  { notice, approval, conferred }: Publication,
): void {
  const stream = awardActs(judged);
  const place = placeIn('awards', award, '/body/publication');
  const published = lastAct(judged, stream, 'publish')?.details;
  const until = said(lastAct(judged, stream, 'extend'), 'until') ?? published?.['until'];
  compare(
    into,
    { ...place, path: `${place.path}/notice` },
    notice,
    published === undefined ? null : { ...published, until },
    fromActs,
  );
  const last = lastAct(judged, stream, 'record-approval', 'confirm-approval', 'reject-approval');
  compare(
    into,
    { ...place, path: `${place.path}/approval` },
    approval,
    last === null || last.act === 'reject-approval' ? null : last.details,
    fromActs,
  );
  if (approval !== null && approval.confirmedBy === approval.recordedBy)
    into.wrong(place, '批复的录入和复核是同一人', 'who recorded the approval confirmed it too');
  compare(
    into,
    { ...place, path: `${place.path}/conferred` },
    conferred,
    said(lastAct(judged, stream, 'confer'), 'day') ?? null,
    fromActs,
  );
  if (judged.source.scans !== null && approval !== null) {
    const file = judged.tables['award-files'].find(({ id }) => id === approval.scan);
    if (file === undefined || !judged.source.scans.has(file.sha256))
      into.wrong(
        { ...place, path: `${place.path}/approval/scan` },
        '没有批复的扫描件',
        'the scan of the approval is not there',
      );
  }
}

/** What became of a prize: withdrawn by an objection, conferred with the next number of its edition, revoked. */
function checkOutcome(
  into: Checking,
  judged: Judged,
  outcome: Row<'outcomes'>,
  { notice, conferred }: Publication,
): void {
  const id = outcome.application_id;
  const withdrawn = about(judged, 'withdraw', id);
  const revoked = about(judged, 'revoke', id);
  const state = withdrawn !== undefined ? 'withdrawn' : conferred !== null ? 'conferred' : 'decided';
  const own = certificateOf(judged, notice, conferred, id);
  const stands = {
    state: outcome.state,
    certificate: outcome.certificate,
    valid_until: outcome.valid_until,
    revoked_why: outcome.revoked_why,
    revoked: outcome.revoked_at !== null,
  };
  const follows = {
    state,
    ...(state === 'conferred' ? own : { certificate: null, valid_until: null }),
    revoked_why: said(revoked, 'reason') ?? null,
    revoked: revoked !== undefined,
  };
  compare(into, placeIn('outcomes', outcome), stands, follows, {
    zh: '议案、异议、公示和证书编号规则',
    en: 'motions, objections, notice and the rule of numbers',
  });
  const named = notice?.winners.some(({ application }) => application === id) === true;
  if (!named) into.wrong(placeIn('outcomes', outcome), '公示名单中没有这一奖项', 'the notice does not name this prize');
}

/** Number and last day by the edition's rule: those that stand, in the order of the notice. */
function certificateOf(judged: Judged, notice: Publication['notice'], day: string | null, id: string) {
  const rules = judged.current?.assessment?.conferment;
  const standing = (notice?.winners ?? []).filter(
    ({ application }) => about(judged, 'withdraw', application) === undefined,
  );
  const index = standing.findIndex(({ application }) => application === id);
  if (rules === undefined || day === null || index < 0) return { certificate: null, valid_until: null };
  return { certificate: certificateNumber(rules.number, index + 1), valid_until: validUntil(day, rules.validYears) };
}
