import { CustomChart, type CustomSeriesOption } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([CustomChart, GridComponent, MarkLineComponent, SVGRenderer]);

/** One effect: a dot with two standard errors to each side. */
const drawEffect: NonNullable<CustomSeriesOption['renderItem']> = (_params, api) => {
  const [value = 0, index = 0, error = 0] = [0, 1, 2].map((at) => Number(api.value(at)));
  const at = (x: number): readonly number[] => api.coord?.([x, index]) ?? [0, 0];
  const [x = 0, y = 0] = at(value);
  const [from = 0] = at(value - 2 * error);
  const [to = 0] = at(value + 2 * error);
  return {
    type: 'group',
    children: [
      { type: 'line', shape: { x1: from, y1: y, x2: to, y2: y }, style: { stroke: ink, lineWidth: 2 } },
      { type: 'circle', shape: { cx: x, cy: y, r: 5 }, style: { fill: ink } },
    ],
  };
};

interface Props {
  readonly title: string;
  /** What lies below 0 and above it, in words. */
  readonly low: string;
  readonly high: string;
  readonly effects: readonly { readonly name: string; readonly value: number; readonly error: number | null }[];
}

/** Heights in pixels: of one line, and of the axis with its words. */
const line = 30;
const axis = 56;
const ink = '#1F4E79';
/** What the axis may count by, in points. */
const steps = [0.5, 1, 2, 5, 10, 20, 50] as const;

/** Effects with two standard errors to each side, the mean as a line; the table beside says the same in figures. */
export default function ForestPlot({ title, low, high, effects }: Props) {
  const place = useRef<HTMLDivElement | null>(null);
  const height = effects.length * line + axis;
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const chart = init(element, null, { renderer: 'svg' });
    const reach = Math.max(1, ...effects.map(({ value, error }) => Math.abs(value) + 2 * (error ?? 0)));
    // Whole steps to both sides, at most three: no label stands on another.
    const step = steps.find((one) => reach / one <= 3) ?? reach;
    const end = Math.ceil(reach / step) * step;
    chart.setOption({
      animation: false,
      grid: { left: 8, right: 16, top: 8, bottom: 28, containLabel: true },
      xAxis: {
        type: 'value',
        min: -end,
        max: end,
        interval: step,
        name: `← ${low}　　${high} →`,
        nameLocation: 'middle',
        nameGap: 26,
        axisLabel: { formatter: (value: number) => String(value).replace('-', '−'), color: '#52606d' },
        nameTextStyle: { color: '#52606d' },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: effects.map(({ name }) => name),
        axisTick: { show: false },
        axisLabel: { color: '#1f2933' },
      },
      series: [
        {
          type: 'custom',
          data: effects.map(({ value, error }, index) => [value, index, error ?? 0]),
          encode: { x: 0, y: 1 },
          markLine: {
            silent: true,
            symbol: 'none',
            label: { show: false },
            lineStyle: { color: '#8a949e', type: 'dashed' },
            data: [{ xAxis: 0 }],
          },
          renderItem: drawEffect,
        },
      ],
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [effects, low, high]);
  return <div ref={place} className="forest-plot" role="img" aria-label={title} style={{ height }} />;
}
