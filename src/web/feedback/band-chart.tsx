import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, GridComponent, SVGRenderer]);

interface Props {
  /** Says that the table holds the same. */
  readonly title: string;
  readonly bars: readonly { readonly clause: string; readonly from: number; readonly to: number }[];
}

/** Heights in pixels: of one item, and of the axis. */
const line = 24;
const axis = 40;

/** The range of percents of each item's band, on a scale from 0 to 100. */
export default function BandChart({ title, bars }: Props) {
  const place = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const chart = init(element, null, { renderer: 'svg' });
    chart.setOption({
      animation: false,
      grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%', color: '#52606d' } },
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map(({ clause }) => clause),
        axisTick: { show: false },
        axisLabel: { color: '#1f2933', interval: 0 },
      },
      series: [
        // Up to where a band begins nothing is drawn; a band of one percent still shows.
        {
          type: 'bar',
          stack: 'band',
          silent: true,
          itemStyle: { color: 'transparent' },
          data: bars.map(({ from }) => from),
        },
        {
          type: 'bar',
          stack: 'band',
          silent: true,
          barWidth: 12,
          itemStyle: { color: '#1f4e79', borderRadius: 3 },
          data: bars.map(({ from, to }) => Math.max(2, to - from)),
        },
      ],
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [bars]);
  return (
    <div
      ref={place}
      className="band-chart"
      role="img"
      aria-label={title}
      style={{ height: bars.length * line + axis }}
    />
  );
}
