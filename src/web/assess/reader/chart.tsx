import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

echarts.use([BarChart, LineChart, GridComponent, SVGRenderer]);

/** Bars with their line over a few years, drawn as SVG; the numbers are told in words beside it. */
export function Chart({ labels, values }: { readonly labels: readonly string[]; readonly values: readonly number[] }) {
  const place = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const chart = echarts.init(place.current, null, { renderer: 'svg' });
    chart.setOption({
      animation: false,
      grid: { left: 8, right: 8, top: 18, bottom: 4, containLabel: true },
      xAxis: { type: 'category', data: [...labels], axisTick: { show: false }, axisLabel: { color: '#52606d' } },
      yAxis: {
        type: 'value',
        splitNumber: 3,
        axisLabel: { color: '#52606d' },
        splitLine: { lineStyle: { color: '#eceae3' } },
      },
      series: [
        {
          type: 'bar',
          data: [...values],
          barMaxWidth: 34,
          itemStyle: { color: '#c9d7e5' },
          label: { show: true, position: 'top', color: '#1f2933', fontSize: 11 },
        },
        { type: 'line', data: [...values], symbolSize: 6, itemStyle: { color: '#1f4e79' }, lineStyle: { width: 2 } },
      ],
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [labels, values]);
  return <div ref={place} className="chart" aria-hidden="true" />;
}
