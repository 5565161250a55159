import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Builds the script of /verify to one file, dist/apps/web/assets/verify.js: the page is no part of the workspace. */
export default defineConfig({
  root: here,
  base: '/',
  publicDir: false,
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: '../../dist/apps/web',
    // The workspace was built there before.
    emptyOutDir: false,
    rolldownOptions: {
      input: `${here}src/verify/verify-page.ts`,
      output: { entryFileNames: 'assets/verify.js' },
      // As for the workspace: what the check does not use is left out.
      treeshake: { moduleSideEffects: (id: string) => !/[\\/]libs[\\/][^\\/]+[\\/]src[\\/]/.test(id) },
    },
  },
});
