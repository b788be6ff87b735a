import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { BallotTools } from '#src/domain/ballot/crypto.ts';
import type { Refusal } from '../api/types.ts';

/** The browser's cryptography; refused where it has none, as on a page that did not come by https. */
export function browserTools(): BallotTools | Refusal {
  // Typed as always there, but absent outside a secure context.
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined;
  return subtle === undefined ? insecure : { subtle, suite: RSABSSA.SHA384.PSS.Randomized() };
}

export const isTools = (made: BallotTools | Refusal): made is BallotTools => 'subtle' in made;

const insecure: Refusal = {
  code: 'insecure',
  reason: {
    zh: '这个页面不是通过 https 打开的，浏览器不能加密选票。请用 https 地址打开，或请管理员配置证书。',
    en: 'This page did not come by https, and the browser cannot encrypt a ballot. Open it by https, or ask the operator for a certificate.',
  },
};
