import { describe, expect, it } from 'vitest';
import { neighbour, step, type Box } from '#src/web/sheet/neighbour.ts';

const box = (column: number, row: number, columns = 1, rows = 1): Box => ({
  left: column * 100,
  right: (column + columns) * 100,
  top: row * 30,
  bottom: (row + rows) * 30,
});

describe('arrows on the sheet', () => {
  // Two rows of three cells; the second begins with one that spans two columns.
  const cells = [box(0, 0), box(1, 0), box(2, 0), box(0, 1, 2), box(2, 1), box(0, 2), box(1, 2), box(2, 2)];
  it('goes down and up within the column, through cells that span it', () => {
    expect(neighbour(cells, 1, 'down')).toBe(3);
    expect(neighbour(cells, 3, 'down')).toBe(5);
    expect(neighbour(cells, 6, 'up')).toBe(3);
    expect(neighbour(cells, 7, 'up')).toBe(4);
  });
  it('goes right and left within the line', () => {
    expect(neighbour(cells, 3, 'right')).toBe(4);
    expect(neighbour(cells, 4, 'left')).toBe(3);
  });
  it('stops at the edge', () => {
    expect(neighbour(cells, 0, 'up')).toBeNull();
    expect(neighbour(cells, 2, 'right')).toBeNull();
    expect(neighbour(cells, 99, 'down')).toBeNull();
  });
  it('reads on in order and ends at either end', () => {
    expect(step(8, 0, 1)).toBe(1);
    expect(step(8, 7, 1)).toBeNull();
    expect(step(8, 0, -1)).toBeNull();
  });
});
