import { BarChart, BoxplotChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, BoxplotChart, GridComponent, MarkLineComponent, SVGRenderer]);

export interface ChartProps {
  /** What it shows, for who does not see it; the numbers themselves stand in the table beside it. */
  readonly label: string;
  readonly option: EChartsCoreOption;
  /** CSS pixels. */
  readonly height: number;
  /** A mark was chosen, by its place in the data. */
  readonly choose: (index: number) => void;
}

/** A chart as SVG: sharp in print, still, and as wide as its place. */
export default function Chart({ label, option, height, choose }: ChartProps) {
  const place = useRef<HTMLDivElement | null>(null);
  const chosen = useRef(choose);
  useEffect(() => {
    chosen.current = choose;
  }, [choose]);
  useEffect(() => {
    if (place.current === null) return undefined;
    const chart = init(place.current, null, { renderer: 'svg', height });
    // By name: labels are measured before they are drawn, where nothing can be inherited.
    const { fontFamily } = getComputedStyle(place.current);
    chart.setOption({ animation: false, textStyle: { fontFamily }, ...option });
    chart.on('click', ({ dataIndex }) => chosen.current(dataIndex));
    const seen = new ResizeObserver(() => chart.resize({ height }));
    seen.observe(place.current);
    return () => {
      seen.disconnect();
      chart.dispose();
    };
  }, [option, height]);
  return <div ref={place} className="number-chart" role="img" aria-label={label} />;
}
