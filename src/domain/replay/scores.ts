import { commitment } from '../audit/event.ts';
import { scoreStream } from '../audit/stream.ts';
import { canonicalDigest } from '../dossier/digest.ts';
import { compare } from './differences.ts';
import { placeIn } from './files.ts';
import { checking, type Checked, type Checking } from './finding.ts';
import { eventsOf, inEdition, pointer, type Judged } from './judged.ts';
import type { Row } from './rows.ts';

const fromHistory = { zh: '评分表的修改历史', en: 'the history of the sheet' };
const fromEvents = { zh: '操作记录', en: 'the audit events' };

/** Every value of a score sheet's history is what its event committed to, and the sheet is what its history gives. */
export function checkScores(judged: Judged): Checked {
  const into = checking('scores');
  const histories = Map.groupBy(judged.tables.histories, (past) => past.sheet_id);
  const sheets = new Set(judged.tables.sheets.map(({ id }) => id));
  for (const past of judged.tables.histories)
    if (!sheets.has(past.sheet_id))
      into.wrong(placeIn('histories', past, '/sheet_id'), '没有这张评分表', 'there is no such score sheet');
  for (const sheet of judged.tables.sheets) {
    into.one();
    const own = histories.get(sheet.id) ?? [];
    checkHistory(into, judged, sheet, own);
    checkBody(into, sheet, own);
    checkState(into, judged, sheet);
  }
  return into.done();
}

/** The changes that the events of a sheet tell are those its history has, one to one. */
function checkHistory(into: Checking, judged: Judged, sheet: Row<'sheets'>, own: readonly Row<'histories'>[]): void {
  const stream = scoreStream(inEdition(judged, sheet.id));
  const told = new Map<string, { readonly commitment: string; readonly actor: string; readonly at: string }>();
  for (const { seq, kind, body, actor, at } of eventsOf(judged, stream))
    if (kind === 'scores-saved')
      for (const change of body['changes'] as readonly { path: string; commitment: string }[])
        told.set(`${seq} ${change.path}`, { commitment: change.commitment, actor, at });
  for (const past of own) {
    into.one();
    const key = `${past.version} ${past.path}`;
    const event = told.get(key);
    told.delete(key);
    const place = placeIn('histories', past, '/value');
    if (event === undefined)
      into.wrong(place, `操作记录（${stream}）没有这次修改`, `no event of ${stream} tells this change`);
    else if (event.commitment !== commitment(past.salt, past.value ?? ''))
      into.wrong(
        place,
        `${past.path}的值与操作记录（${stream}第${past.version}条）中的承诺不符：写入后被改动过`,
        `the value of ${past.path} is not what event ${past.version} of ${stream} committed to: it was changed`,
      );
    else if (event.actor !== past.actor_id || Date.parse(event.at) !== Date.parse(past.at))
      into.wrong(place, '修改人或时间与操作记录不符', 'person or time are not those of the event');
  }
  for (const key of told.keys())
    into.wrong(
      placeIn('sheets', sheet),
      `修改历史中缺少${stream}所载的修改：${key}`,
      `a change that ${stream} tells is missing in the history: ${key}`,
    );
}

/** The sheet's body is the last value of each path. */
function checkBody(into: Checking, sheet: Row<'sheets'>, own: readonly Row<'histories'>[]): void {
  const follows: Record<string, string> = {};
  for (const { path, value } of own.toSorted((a, b) => a.version - b.version)) follows[path] = value ?? '';
  const stands = Object.fromEntries(
    Object.entries(sheet.body).map(([path, value]) => [
      path,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
  compare(into, placeIn('sheets', sheet, pointer('body')), stands, follows, fromHistory);
}

/** State and digest are those of the last event that moved the sheet; the digest is that of its body. */
function checkState(into: Checking, judged: Judged, sheet: Row<'sheets'>): void {
  const last = eventsOf(judged, scoreStream(inEdition(judged, sheet.id))).findLast(
    ({ kind }) => kind === 'score-acted',
  );
  const { state = 'open', digest = '' } = (last?.body ?? {}) as { readonly state?: string; readonly digest?: string };
  compare(into, placeIn('sheets', sheet, '/state'), sheet.state, state, fromEvents);
  if (sheet.state !== 'submitted') return;
  compare(into, placeIn('sheets', sheet, '/digest'), sheet.digest, digest, fromEvents);
  compare(into, placeIn('sheets', sheet, '/digest'), sheet.digest, canonicalDigest(sheet.body), {
    zh: '评分表内容',
    en: 'what the sheet says',
  });
}
