import canonicalize from 'canonicalize';
import { commitment } from '../audit/event.ts';
import {
  awardStream,
  ballotStream,
  drawStream,
  feedbackStream,
  meetingStream,
  motionStream,
  objectionStream,
  panelStream,
  scoreStream,
  stageStream,
} from '../audit/stream.ts';
import { placeIn } from './files.ts';
import { checking, type Checked, type Checking, type Place } from './finding.ts';
import { eventsOf, inEdition, type Judged } from './judged.ts';

/** A row whose acts form a stream: where it lies, its state, and the head it keeps. */
interface Acted {
  readonly stream: string;
  readonly place: Place;
  readonly salt: string;
  readonly seq: number;
  readonly head: string;
  /** Null where its events do not name it. */
  readonly state: string | null;
}

/** Every act has its event and its words are what the event committed to; every row stands in the state and at the head of its stream. */
export function checkActs(judged: Judged): Checked {
  const into = checking('acts');
  const rows = actedRows(judged);
  for (const row of rows) checkHead(into, judged, row);
  const salts = new Map(rows.map(({ stream, salt }) => [stream, salt]));
  const told = new Set<string>();
  for (const act of judged.tables.acts) {
    into.one();
    told.add(`${act.stream}#${act.seq}`);
    checkAct(into, judged, act, salts.get(act.stream));
  }
  for (const [stream, events] of judged.streams.events)
    for (const event of events)
      if (event.kind === 'judging-acted' && !told.has(`${stream}#${event.seq}`))
        into.wrong(
          { file: placeIn('acts', event).file },
          `缺少${stream}第${event.seq}条操作的内容`,
          `the words of act ${event.seq} of ${stream} are missing`,
        );
  return into.done();
}

function checkAct(
  into: Checking,
  judged: Judged,
  act: Judged['tables']['acts'][number],
  salt: string | undefined,
): void {
  const place = placeIn('acts', act);
  const event = eventsOf(judged, act.stream)[act.seq - 1];
  if (event === undefined || salt === undefined) {
    into.wrong(
      place,
      `没有${act.stream}第${act.seq}条操作记录或其所属事项`,
      `${act.stream} has no event ${act.seq}, or what it is about is missing`,
    );
    return;
  }
  const { body } = event;
  const same = body['act'] === act.act && event.actor === act.actor_id && Date.parse(event.at) === Date.parse(act.at);
  if (!same) into.wrong(place, '操作、经办人或时间与操作记录不符', 'act, person or time are not those of its event');
  if (body['details'] !== commitment(`${salt}:act`, canonicalize(act.details) ?? ''))
    into.wrong(
      { ...place, path: '/details' },
      `内容与操作记录（${act.stream}第${act.seq}条）中的承诺不符：写入后被改动过`,
      `these words are not what event ${act.seq} of ${act.stream} committed to: they were changed`,
    );
}

function checkHead(into: Checking, judged: Judged, { stream, place, seq, head, state }: Acted): void {
  const events = eventsOf(judged, stream);
  const last = events.at(-1);
  if ((last?.seq ?? 0) !== seq || (last?.hash ?? '') !== head)
    into.wrong(
      { ...place, path: '/head' },
      `${stream}的最后一条记录不是此行所载的第${seq}条`,
      `${stream} does not end at event ${seq} that this row keeps`,
    );
  const told = events.map(({ body }) => body['state']).findLast((one) => typeof one === 'string');
  if (state !== null && told !== undefined && told !== state)
    into.wrong(
      { ...place, path: '/state' },
      `状态为“${state}”，而操作记录最后为“${told}”`,
      `it stands at “${state}”, but its last event says “${told}”`,
    );
}

function actedRows(judged: Judged): Acted[] {
  const { source, tables } = judged;
  const { programme, edition } = source;
  const of = (id: string) => inEdition(judged, id);
  return [
    ...tables.stages.map((row) => ({
      ...row,
      stream: stageStream({ programme, edition, class: row.class, stage: row.stage }),
      place: placeIn('stages', row),
    })),
    ...tables.panels.map((row) => ({ ...row, stream: panelStream(of(row.id)), place: placeIn('panels', row) })),
    ...tables.sheets.map((row) => ({
      ...row,
      stream: scoreStream(of(row.id)),
      place: placeIn('sheets', row),
      seq: row.version,
    })),
    ...tables.draws.map((row) => ({
      ...row,
      stream: drawStream(of(row.id)),
      place: placeIn('draws', row),
      state: null,
    })),
    ...tables.meetings.map((row) => ({ ...row, stream: meetingStream(of(row.id)), place: placeIn('meetings', row) })),
    ...tables.motions.map((row) => ({ ...row, stream: motionStream(of(row.id)), place: placeIn('motions', row) })),
    ...tables.ballots.map((row) => ({
      ...row,
      stream: ballotStream(of(row.id)),
      place: placeIn('ballots', row),
      state: null,
    })),
    ...tables.objections.map((row) => ({
      ...row,
      stream: objectionStream(of(row.id)),
      place: placeIn('objections', row),
    })),
    ...tables.feedback.map((row) => ({
      ...row,
      stream: feedbackStream(of(row.application_id)),
      place: placeIn('feedback', row),
    })),
    ...tables.awards.map((row) => ({ ...row, stream: awardStream(programme, edition), place: placeIn('awards', row) })),
  ];
}
