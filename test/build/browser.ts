import { AxeBuilder } from '@axe-core/playwright';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where Chromium is: CHROMIUM_PATH, else Debian's; null when there is none. */
export function chromiumPath(): string | null {
  const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  return existsSync(path) ? path : null;
}

/** `describe` for journeys: skipped with one line of advice where there is no Chromium, but never where CI is set. */
export const describeInBrowser: jest.Describe = (() => {
  if (chromiumPath() || process.env.CI) return describe;
  process.stderr.write(
    'Browser journeys are skipped: there is no Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.\n',
  );
  return describe.skip;
})();

/** Starts a headless browser. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('There is no Chromium. Install it, or set CHROMIUM_PATH.');
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

/** What axe finds wrong on a page, one line each; empty when nothing. */
export async function axeViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} (${impact}): ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}
