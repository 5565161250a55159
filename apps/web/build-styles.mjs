import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from 'sass';

/** Compiles the one stylesheet of pages and workspace to dist/apps/web/assets/styles.css. */
const here = new URL('.', import.meta.url);
const target = new URL('../../dist/apps/web/assets/', here);
const { css } = compile(fileURLToPath(new URL('src/styles/main.scss', here)), {
  loadPaths: [fileURLToPath(new URL('../../node_modules', here))],
  style: 'compressed',
  quietDeps: true,
  silenceDeprecations: ['global-builtin', 'import', 'color-functions', 'if-function'],
});
mkdirSync(target, { recursive: true });
writeFileSync(new URL('styles.css', target), css);
copyFileSync(new URL('src/styles/icon.svg', here), new URL('icon.svg', target));
