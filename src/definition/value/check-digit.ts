const creditSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const sumOf = (weights: readonly number[], valueAt: (index: number) => number): number =>
  weights.reduce((sum, weight, i) => sum + weight * valueAt(i), 0);

/** Check sign of the first 17 signs of a unified social credit code (GB 32100-2015). */
export function creditCodeCheck(code: string): string {
  const sum = sumOf(creditWeights, (i) => creditSigns.indexOf(code[i] ?? '0'));
  return creditSigns[(31 - (sum % 31)) % 31] ?? '';
}

/** Check sign of the first 8 signs of an organisation code (GB 11714). */
export function organisationCodeCheck(code: string): string {
  const check = 11 - (sumOf(organisationWeights, (i) => Number.parseInt(code[i] ?? '0', 36)) % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** Check sign of the first 17 digits of an identity number (GB 11643, ISO 7064 MOD 11-2). */
export function identityCheck(number: string): string {
  return '10X98765432'[sumOf(identityWeights, (i) => Number(number[i])) % 11] ?? '';
}
