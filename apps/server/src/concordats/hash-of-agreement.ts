import type { AgreementText } from '#concordat';
import { canonicalJson, sha256Hex } from '#document';

/**
 * SHA-256 over the canonical JSON of the values and the promises: what the groups agree to. Of the values alone where
 * nothing is promised, as it was before there were promises.
 */
export function hashOfAgreement({ parameters, promises }: AgreementText): string {
  return sha256Hex(canonicalJson(promises.length === 0 ? parameters : { parameters, promises }));
}
