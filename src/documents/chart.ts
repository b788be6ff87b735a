import { axisOf, scaleText, type Axis } from './chart-axis.ts';
import { svgDocument, svgText } from './svg.ts';

export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}
export interface Chart {
  readonly kind: 'bar' | 'line';
  readonly unit: string;
  readonly x: readonly string[];
  readonly series: readonly Series[];
}

/** Greys and blues that stay apart on a black-and-white printer. */
const inks = ['#1f4e79', '#8fb0cf', '#b08d2e', '#5b5b5b', '#c9c9c9'] as const;
const dashes = ['', '7 4', '2 3', '9 3 2 3', '4 4'] as const;
const plot = { left: 62, right: 16, top: 40, bottom: 34, width: 640, height: 280 } as const;
const room = { width: plot.width - plot.left - plot.right, height: plot.height - plot.top - plot.bottom } as const;

/** A bar or line chart as SVG, 640 × 280 units, with a legend, its unit and every value written. */
export function chartSvg(chart: Chart): string {
  const values = chart.series.flatMap((series) => series.values).filter((value) => value !== null);
  const axis = axisOf(values, chart.kind === 'bar');
  const drawn = chart.kind === 'bar' ? bars(chart, axis) : lines(chart, axis);
  return svgDocument(
    plot.width,
    plot.height,
    [frame(axis, chart.unit), ...labels(chart), legend(chart), drawn].join(''),
  );
}

const yOf = (axis: Axis, value: number): number =>
  plot.top + room.height * (1 - (value - axis.low) / (axis.high - axis.low));
const xOf = (chart: Chart, index: number): number => plot.left + (room.width * (index + 0.5)) / chart.x.length;

function frame(axis: Axis, unit: string): string {
  const grid = axis.ticks.map((tick) => {
    const y = yOf(axis, tick);
    return `<path d="M${plot.left} ${y.toFixed(1)}h${room.width}" stroke="#ddd" stroke-width="0.7"/>${svgText(scaleText(tick), plot.left - 6, y + 4, { size: 12, anchor: 'end', fill: '#444' })}`;
  });
  const lines = `<path d="M${plot.left} ${plot.top}v${room.height}h${room.width}" fill="none" stroke="#333" stroke-width="1"/>`;
  return `${grid.join('')}${lines}${svgText(`单位：${unit}`, plot.left - 44, 18, { size: 12, anchor: 'start', fill: '#444' })}`;
}

const labels = (chart: Chart): string[] =>
  chart.x.map((words, index) =>
    svgText(words, xOf(chart, index), plot.height - 12, { size: 12, anchor: 'middle', fill: '#222' }),
  );

function legend(chart: Chart): string {
  if (chart.series.length < 2) return '';
  let x = plot.width - plot.right;
  return chart.series
    .toReversed()
    .map((series, back) => {
      const index = chart.series.length - 1 - back;
      x -= series.name.length * 12.5 + 38;
      const mark =
        chart.kind === 'bar'
          ? `<path d="M${x} 9h22v10h-22z" fill="${ink(index)}"/>`
          : `<path d="M${x} 14h24" stroke="${ink(index)}" stroke-width="2" stroke-dasharray="${dash(index)}"/>`;
      return mark + svgText(series.name, x + 28, 18, { size: 12, anchor: 'start', fill: '#222' });
    })
    .join('');
}

const ink = (index: number): string => inks[index % inks.length] ?? inks[0];
const dash = (index: number): string => dashes[index % dashes.length] ?? '';

function bars(chart: Chart, axis: Axis): string {
  const slot = room.width / chart.x.length;
  const width = Math.min(46, (slot * 0.72) / chart.series.length);
  return chart.series
    .map((series, which) =>
      series.values
        .map((value, index) => {
          if (value === null) return '';
          const x = xOf(chart, index) + (which - chart.series.length / 2) * width;
          const [top, foot] = [yOf(axis, Math.max(value, 0)), yOf(axis, Math.max(Math.min(value, 0), axis.low))];
          const bar = `<path d="M${(x + 1).toFixed(1)} ${foot.toFixed(1)}V${top.toFixed(1)}h${(width - 2).toFixed(1)}V${foot.toFixed(1)}z" fill="${ink(which)}"/>`;
          return (
            bar +
            svgText(scaleText(value), x + width / 2, top - 4, {
              size: width < 30 ? 9.5 : 11,
              anchor: 'middle',
              fill: '#222',
            })
          );
        })
        .join(''),
    )
    .join('');
}

function lines(chart: Chart, axis: Axis): string {
  return chart.series
    .map((series, which) => {
      const points = series.values.flatMap((value, index) =>
        value === null ? [] : [{ x: xOf(chart, index), y: yOf(axis, value), value }],
      );
      const path = points
        .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
        .join('');
      const marks = points.map(
        ({ x, y, value }) =>
          `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3" fill="${ink(which)}"/>${svgText(scaleText(value), x, y + (which % 2 === 0 ? -7 : 15), { size: 10.5, anchor: 'middle', fill: '#222' })}`,
      );
      return `<path d="${path}" fill="none" stroke="${ink(which)}" stroke-width="2" stroke-dasharray="${dash(which)}"/>${marks.join('')}`;
    })
    .join('');
}
