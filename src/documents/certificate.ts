import type { ConfermentRules } from '#src/definition/assessment.ts';
import type { CertificateSheet, PrintRequest } from './print.ts';

type Place = ConfermentRules['certificate']['places'][number];

/** What one certificate says; each fills the placeholder of its name. */
export interface CertificateFacts {
  readonly winner: string;
  readonly prize: string;
  readonly edition: string;
  /** As it is written on a certificate: 2020年8月28日. */
  readonly date: string;
  readonly number: string;
  readonly issuer: string;
  /** What its QR code says: the address at which it can be checked. */
  readonly check: string;
}

/**
 * Certificates on pre-printed paper: only the edition's places are filled, in millimetres from the upper left. As a sample
 * they lie in a plain frame with 样张 across. No seal is drawn (X12): it is set by hand.
 */
export function certificateRequest(
  { certificate }: ConfermentRules,
  facts: readonly CertificateFacts[],
  made: { readonly title: string; readonly author: string; readonly date: string; readonly sample: boolean },
): PrintRequest {
  return {
    title: made.title,
    author: made.author,
    date: made.date,
    standard: 'a-2a',
    mark: null,
    firstPage: 1,
    folio: 'arabic',
    anchors: {},
    pictures: {},
    body: {
      kind: 'certificates',
      width: certificate.width,
      height: certificate.height,
      sample: made.sample,
      sheets: facts.map((one) => sheetOf(certificate.places, one)),
    },
  };
}

function sheetOf(places: readonly Place[], facts: CertificateFacts): CertificateSheet {
  const code = places.find(({ id }) => id === 'code');
  return {
    texts: places.flatMap((place) => {
      const { x, y, width, size, align, text, id } = place;
      return id === 'code' || text === undefined ? [] : [{ x, y, width, size, align, text: filled(text.zh, facts) }];
    }),
    code: code === undefined ? null : { x: code.x, y: code.y, width: code.width, says: facts.check },
  };
}

/** A place's words with what they name; words that name nothing known stay. */
const filled = (words: string, facts: CertificateFacts): string =>
  words.replaceAll(/\{([a-z]+)\}/gu, (whole, name: string) =>
    Object.hasOwn(facts, name) ? facts[name as keyof CertificateFacts] : whole,
  );
