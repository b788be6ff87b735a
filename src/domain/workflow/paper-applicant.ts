import { readIdentity } from '#src/definition/value/identity-number.ts';
import { creditCodeCheck, organisationCodeCheck } from '#src/definition/value/check-digit.ts';
import { deny, type Denial } from '../denial.ts';
import { halfWidth } from '../form/typed-text.ts';

/** A code as the licence has it: 18 signs, or an organisation code `12345678-9`. A wrong check digit is refused unless the licence has it so. */
export function readApplicantCode(typed: string, asOnLicence: boolean): string | Denial {
  const text = halfWidth(typed).replaceAll(/[\s-]/gu, '').toUpperCase();
  const credit = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/u.test(text);
  if (!credit && !/^[0-9A-Z]{8}[0-9X]$/u.test(text))
    return deny(
      'invalid',
      '代码应为18位统一社会信用代码，或9位组织机构代码。请照证照填写。',
      'The code is a unified social credit code of 18 signs, or an organisation code of 9. Copy it from the licence.',
    );
  const fits = credit ? creditCodeCheck(text) === text[17] : organisationCodeCheck(text) === text[8];
  if (!fits && !asOnLicence)
    return deny(
      'invalid',
      '代码的校验位不符，可能抄错了一位。请对照证照；证照确实如此的，勾选“照证照无误”再登记。',
      'The check digit of the code does not fit: one sign may be wrong. Compare it with the licence; if the licence has it so, say so and register again.',
      { field: 'code' },
    );
  return credit ? text : `${text.slice(0, 8)}-${text.slice(8)}`;
}

/** An identity number of 18 signs, refused where it cannot be one. The refusal does not repeat it. */
export function readPersonNumber(typed: string): string | Denial {
  const number = halfWidth(typed).replaceAll(/\s/gu, '').toUpperCase();
  return typeof readIdentity(number) === 'string'
    ? deny(
        'invalid',
        '身份证号码不对：应为18位，出生日期和校验位须相符。请照证件核对。',
        'The identity number is not right: 18 signs with a date of birth and a check digit that fit. Compare it with the card.',
        { field: 'person' },
      )
    : number;
}
