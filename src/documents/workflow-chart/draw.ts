import type { Text } from '#src/definition/text.ts';
import type { WorkflowFile, WorkflowState } from '#src/definition/workflow.ts';
import { escapeXml } from '../svg.ts';
import { actsWithin, netsOf } from './nets.ts';
import { planWorkflow, type Lane, type Placed, type Plan } from './plan.ts';
import { routeNets, type Frame, type Point, type Route } from './route.ts';

/** A4 landscape, in quarters of a millimetre. */
const page = { width: 1188, height: 840 };
const laneWords: Readonly<Record<Lane, string>> = {
  applicant: '申报人',
  channel: '渠道',
  government: '推荐单位',
  province: '主办单位',
};
const fonts = "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";
/** Colours of the arrows, in turn, so that neighbours can be told apart. */
const inks = ['#1f4e79', '#8a3b12', '#2f6b3a', '#6b3a7d', '#7a6200', '#0f6b70'];

/** The workflow of an edition as one picture on A4 landscape: lanes by owner, states in boxes, acts as labelled arrows. */
export function drawWorkflow(title: Text, workflow: WorkflowFile): string {
  const plan = planWorkflow(workflow);
  const pitch = (page.width - 56) / plan.columns;
  const frame: Frame = {
    left: 40,
    top: 52,
    pitch,
    boxWidth: Math.min(68, pitch * 0.68),
    boxHeight: 54,
    track: 10.5,
    gutter: 26,
  };
  const routed = routeNets(plan, netsOf(workflow), frame);
  const drawn = [
    ...plan.lanes.map((lane) => laneBand(lane, routed.rowTops, frame, plan, routed.height)),
    ...routed.routes.map((route, index) => routeLines(route, index)),
    ...plan.states.map((placed) => stateBox(placed, workflow, frame, routed.rowTops)),
    ...routed.routes.map((route, index) => routeLabel(route, index)),
  ].join('');
  const height = Math.max(routed.height + 34, 1);
  const scale = Math.min(1, (page.height - 6) / height);
  const name = `${title.en}: workflow`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="297mm" height="210mm" viewBox="0 0 ${page.width} ${page.height}" role="img" lang="zh-CN" font-family="${fonts}">` +
    `<title lang="en">${escapeXml(name)}</title><rect width="100%" height="100%" fill="#fff"/>${arrowHeads()}` +
    `<g transform="scale(${round(scale)})">` +
    `<text x="40" y="24" font-size="16" font-weight="700">${escapeXml(`${title.zh} 办理流程图`)}</text>` +
    `<text x="40" y="41" font-size="10" fill="#555">${escapeXml(name)}</text>${drawn}${legend(height)}</g></svg>`
  );
}

const round = (value: number): number => Math.round(value * 100) / 100;

function arrowHeads(): string {
  const heads = inks.map(
    (ink, index) =>
      `<marker id="a${index}" viewBox="0 0 8 8" refX="7.4" refY="4" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0L8 4L0 8z" fill="${ink}"/></marker>`,
  );
  return `<defs>${heads.join('')}</defs>`;
}

function laneBand(
  { lane, firstRow, rows }: Plan['lanes'][number],
  rowTops: readonly number[],
  frame: Frame,
  plan: Plan,
  height: number,
): string {
  const edge = (row: number): number =>
    row === 0
      ? frame.top
      : row >= plan.rows
        ? height
        : ((rowTops[row - 1] ?? 0) + frame.boxHeight + (rowTops[row] ?? 0)) / 2;
  const [top, bottom] = [edge(firstRow), edge(firstRow + rows)];
  const fill = firstRow % 2 === 0 ? '#f6f7f9' : '#fbfbf8';
  const letters = [...laneWords[lane]];
  const middle = (top + bottom) / 2 - (letters.length - 1) * 8;
  return (
    `<rect x="10" y="${round(top)}" width="${page.width - 20}" height="${round(bottom - top)}" fill="${fill}" stroke="#d5d8dd"/>` +
    letters
      .map(
        (letter, index) =>
          `<text x="24" y="${round(middle + index * 17)}" font-size="14" font-weight="700" text-anchor="middle">${letter}</text>`,
      )
      .join('')
  );
}

/** A short label on lines of three characters at most, none much shorter than another. */
function evenLines(text: string): readonly string[] {
  return onLines(text, Math.ceil(text.length / Math.ceil(text.length / 3)));
}

/** A text on lines of at most so many characters, broken after a comma where it has one. */
function onLines(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const part of text.split(/(?<=[，、])/u)) {
    const last = lines.at(-1);
    if (last !== undefined && (last + part).length <= most) lines[lines.length - 1] = last + part;
    else for (let at = 0; at < part.length; at += most) lines.push(part.slice(at, at + most));
  }
  return lines;
}

function stateBox(
  { state, row, column }: Placed,
  workflow: WorkflowFile,
  frame: Frame,
  rowTops: readonly number[],
): string {
  const x = frame.left + column * frame.pitch + (frame.pitch - frame.boxWidth);
  const y = rowTops[row] ?? 0;
  const title = onLines(state.title.zh, 6);
  const small = [clockWords(state), ...onLines(actsWithin(workflow, state.id).join('、'), 9)].filter(
    (line) => line !== '',
  );
  const fits = small.slice(0, Math.max(0, 5 - title.length));
  const shown = fits.length < small.length ? [...fits.slice(0, -1), `${(fits.at(-1) ?? '').slice(0, 8)}…`] : fits;
  const all = [
    ...title.map((line) => ({ line, size: 10, bold: true })),
    ...shown.map((line) => ({ line, size: 7.2, bold: false })),
  ];
  const full = all.reduce((sum, one) => sum + one.size + 2, 0);
  let at = y + (frame.boxHeight - full) / 2;
  const words = all.map(({ line, size, bold }) => {
    at += size + 2;
    return `<text x="${round(x + frame.boxWidth / 2)}" y="${round(at - 2)}" font-size="${size}" text-anchor="middle"${bold ? ' font-weight="700"' : ' fill="#555"'}>${escapeXml(line)}</text>`;
  });
  const look = state.final
    ? 'fill="#e9ecef" stroke="#333" stroke-width="2"'
    : state.owner === 'system'
      ? 'fill="#fff" stroke="#666" stroke-dasharray="4 3"'
      : 'fill="#fff" stroke="#333" stroke-width="1.2"';
  return `<g><rect x="${round(x)}" y="${round(y)}" width="${round(frame.boxWidth)}" height="${frame.boxHeight}" rx="5" ${look}/>${words.join('')}</g>`;
}

const clockWords = ({ clock }: WorkflowState): string =>
  clock === undefined ? '' : `${clock.days}个${clock.working ? '工作日' : '日'}`;

const inkOf = (index: number): number => index % inks.length;
const pathOf = (points: readonly Point[]): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');

function routeLines({ lines, net }: Route, index: number): string {
  const ink = inkOf(index);
  const dash = net.bySystem ? ' stroke-dasharray="4 3"' : '';
  return lines
    .map(
      ({ points, arrow }) =>
        `<path d="${pathOf(points)}" fill="none" stroke="${inks[ink]}" stroke-width="1.1"${dash}${arrow ? ` marker-end="url(#a${ink})"` : ''}/>`,
    )
    .join('');
}

function routeLabel({ net, label, straight }: Route, index: number): string {
  const lines = straight ? evenLines(net.label) : [net.label];
  const ink = inks[inkOf(index)];
  return lines
    .map(
      (line, at) =>
        `<text x="${round(label.x)}" y="${round(label.y - (lines.length - 1 - at) * 9.5)}" font-size="9" text-anchor="middle" fill="${ink}" stroke="#fff" stroke-width="3" paint-order="stroke">${escapeXml(line)}</text>`,
    )
    .join('');
}

function legend(height: number): string {
  const words = '实线箭头为人工办理，虚线为系统自动；方框内小字为办理时限和不改变状态的事项；灰底粗框为终点。';
  return `<text x="40" y="${round(height - 14)}" font-size="9" fill="#555">${words}</text>`;
}
