import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../codes/${name}.json`, import.meta.url), 'utf8'));

const Uscc = z.looseObject({
  length: z.literal(18),
  charset: z.string().length(31),
  weights: z.array(z.int()).length(17),
  modulus: z.int(),
  organisationCode: z.looseObject({
    charset: z.string(),
    weights: z.array(z.int()),
    modulus: z.int(),
    checkTable: z.array(z.string()).length(11),
  }),
});
const IdCard = z.looseObject({
  weights: z.array(z.int()).length(17),
  modulus: z.literal(11),
  checkTable: z.array(z.string()).length(11),
});

const weigh = (values: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (values[index] ?? NaN), 0);

describe('unified social credit code [A1.1]', () => {
  const uscc = Uscc.parse(read('uscc-gb32100'));
  const checkOf = (code: string): string | undefined => {
    const sum = weigh(
      [...code].map((char) => uscc.charset.indexOf(char)),
      uscc.weights,
    );
    return uscc.charset[(uscc.modulus - (sum % uscc.modulus)) % uscc.modulus];
  };

  test.each(['91320000MA1YY0005E', '12320000466000002A', '91320100MA2TERT01F', '52320500509900001M'])(
    'charset, weights and modulus give the last character of %s, and of the organisation code in it',
    (code) => {
      expect(checkOf(code)).toBe(code.at(-1));
      const { charset, weights, modulus, checkTable } = uscc.organisationCode;
      const sum = weigh(
        Array.from(code.slice(8), (char) => charset.indexOf(char)),
        weights,
      );
      expect(checkTable[sum % modulus]).toBe(code[16]);
    },
  );

  test('weights are the powers of three', () => {
    expect(uscc.weights).toEqual(Array.from({ length: 17 }, (_, power) => Number(3n ** BigInt(power) % 31n)));
  });
});

describe('citizen identification number [A3.1]', () => {
  const card = IdCard.parse(read('id-card-gb11643'));

  test.each(['11010519491231002X', '320500199001011231'])(
    'weights and table give the last character of %s',
    (number) => {
      const sum = weigh([...number].map(Number), card.weights);
      expect(card.checkTable[sum % card.modulus]).toBe(number.at(-1));
    },
  );
});
