export type Matrix = number[][];

/** The inverse of a symmetric positive definite matrix by Gauss and Jordan, pivots taken in order; the argument stays as it is. */
export function inverse(given: Matrix): Matrix {
  const size = given.length;
  const left = given.map((row) => [...row]);
  const right = given.map((_, row) => given.map((__, column) => (row === column ? 1 : 0)));
  for (let at = 0; at < size; at += 1) {
    const pivot = left[at]![at]!;
    for (let column = 0; column < size; column += 1) {
      left[at]![column]! /= pivot;
      right[at]![column]! /= pivot;
    }
    for (let row = 0; row < size; row += 1) {
      const factor = left[row]![at]!;
      if (row === at || factor === 0) continue;
      for (let column = 0; column < size; column += 1) {
        left[row]![column]! -= factor * left[at]![column]!;
        right[row]![column]! -= factor * right[at]![column]!;
      }
    }
  }
  return right;
}
