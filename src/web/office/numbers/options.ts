import type { EChartsCoreOption } from 'echarts/core';
import type { ItemNumbers } from './types.ts';

const ink = '#1F4E79';
const red = '#B3261E';
const quiet = '#4a5560';
const axisText = { color: quiet, fontSize: 12 };

export interface Bar {
  readonly name: string;
  readonly value: number;
}

/** Pixels of one horizontal bar with its gap, and of the axis. */
export const heightOf = (bars: number): number => bars * 26 + 34;

/** Horizontal bars, the first on top. `most`: where the axis ends. */
export const barsOption = (bars: readonly Bar[], most?: number): EChartsCoreOption => ({
  grid: { left: 8, right: 40, top: 4, bottom: 22, containLabel: true },
  xAxis: { type: 'value', minInterval: 1, ...(most === undefined ? {} : { max: most }), axisLabel: axisText },
  yAxis: {
    type: 'category',
    inverse: true,
    data: bars.map(({ name }) => name),
    axisLabel: { ...axisText, width: 150, overflow: 'truncate' },
    axisTick: { show: false },
  },
  series: [
    {
      type: 'bar',
      data: bars.map(({ value }) => value),
      itemStyle: { color: ink },
      barMaxWidth: 16,
      label: { show: true, position: 'right', color: quiet },
    },
  ],
});

/** Upright bars; `limit` is drawn as a line over them. */
export const columnsOption = (bars: readonly Bar[], limit: number | null): EChartsCoreOption => ({
  grid: { left: 8, right: 32, top: 18, bottom: 8, containLabel: true },
  xAxis: {
    type: 'category',
    data: bars.map(({ name }) => name),
    axisLabel: { ...axisText, rotate: bars.length > 12 ? 60 : 0, interval: 0 },
  },
  yAxis: { type: 'value', axisLabel: axisText },
  series: [
    {
      type: 'bar',
      data: bars.map(({ value }) => value),
      itemStyle: { color: ink },
      barMaxWidth: 28,
      ...(limit === null
        ? {}
        : {
            markLine: {
              symbol: 'none',
              silent: true,
              lineStyle: { color: red, type: 'dashed' },
              label: { color: red, formatter: String(limit) },
              data: [{ yAxis: limit }],
            },
          }),
    },
  ],
});

/** Percents of each item over the panels: lowest, quartiles, highest. */
export const boxesOption = (items: readonly ItemNumbers[]): EChartsCoreOption => ({
  grid: { left: 8, right: 16, top: 10, bottom: 8, containLabel: true },
  xAxis: {
    type: 'category',
    data: items.map(({ clause }) => clause),
    axisLabel: { ...axisText, rotate: items.length > 12 ? 60 : 0, interval: 0 },
  },
  yAxis: { type: 'value', min: 0, max: 100, axisLabel: axisText },
  series: [
    {
      type: 'boxplot',
      data: items.map(({ lowest, lower, median, upper, highest }) =>
        [lowest, lower, median, upper, highest].map(Number),
      ),
      itemStyle: { color: '#dbe6f0', borderColor: ink },
    },
  ],
});
