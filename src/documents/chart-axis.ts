/** A scale of round numbers that holds all values. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** `fromZero`: bars begin at zero; lines may begin higher where the values lie close together. */
export function axisOf(values: readonly number[], fromZero: boolean): Axis {
  const largest = Math.max(...values, fromZero ? 0 : Number.NEGATIVE_INFINITY);
  const smallest = Math.min(...values, fromZero ? 0 : Number.POSITIVE_INFINITY);
  const [max, min] = Number.isFinite(largest) && Number.isFinite(smallest) ? [largest, smallest] : [1, 0];
  const near = !fromZero && min > 0 && min < (max - min) * 1.5 ? 0 : min;
  const step = roundStep((max - near || Math.abs(max) || 1) / 4);
  const low = Math.floor(near / step) * step;
  const high = Math.max(Math.ceil((max + step * 0.2) / step) * step, low + step);
  const count = Math.round((high - low) / step);
  return { low, high, ticks: Array.from({ length: count + 1 }, (_, index) => low + index * step) };
}

/** The next of 1, 2, 2.5, 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10;
  return factor * power;
}

/** A number for a label: at most four significant decimals, thousands set off. */
export function scaleText(value: number): string {
  return Number(value.toPrecision(8)).toLocaleString('en-US', { maximumFractionDigits: 4 });
}
