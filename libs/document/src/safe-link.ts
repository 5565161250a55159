/**
 * Tells whether an address may stand in a link: absolute http, https or mailto, at most 2,048 characters.
 * An address with a name before the host (`https://gov.uk@elsewhere`) is refused because it misleads.
 */
export function isSafeLink(href: unknown): href is string {
  if (typeof href !== 'string' || href.length > LONGEST_LINK) return false;
  // Browsers drop tabs and line ends inside an address, which would hide a scheme from a simple check.
  if (!/^(https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(href)) return false;
  try {
    const url = new URL(href);
    return SCHEMES.has(url.protocol) && url.username === '' && url.password === '';
  } catch {
    return false; // URL throws on what it cannot parse; that is the answer here, not a fault
  }
}

const LONGEST_LINK = 2048;
const SCHEMES = new Set(['http:', 'https:', 'mailto:']);
