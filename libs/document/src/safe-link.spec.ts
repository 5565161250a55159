import { isSafeLink } from './safe-link.js';

describe('isSafeLink', () => {
  it.each(['https://example.org/a?b=c#d', 'http://example.org', 'HTTPS://EXAMPLE.ORG', 'mailto:care@example.org'])(
    'accepts %s',
    (href) => {
      expect(isSafeLink(href)).toBe(true);
    },
  );

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'https://example.org/\nhidden',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    'tel:0123',
    '//example.org',
    '/relative',
    'example.org',
    'https://',
    'https://gov.uk@elsewhere.example',
    `https://example.org/${'a'.repeat(2048)}`,
    '',
    null,
    undefined,
    42,
    {},
  ])('refuses %p', (href) => {
    expect(isSafeLink(href)).toBe(false);
  });
});
