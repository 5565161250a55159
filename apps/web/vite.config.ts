import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** What the server reads to know our documents by their hash; outside of `assets`, so that no browser gets it. */
const documentsForServer: Plugin = {
  name: 'documents-for-server',
  generateBundle() {
    const source = readFileSync(
      fileURLToPath(new URL('src/generated/persisted-documents.json', import.meta.url)),
      'utf8',
    );
    this.emitFile({ type: 'asset', fileName: 'documents.json', source });
  },
};

/** Builds the workspace to dist/apps/web. The style sheet is made by build-styles.mjs, for pages and workspace alike. */
export default defineConfig({
  root: here,
  base: '/',
  plugins: [react(), documentsForServer],
  resolve: {
    conditions: ['source', 'module', 'browser', 'development|production'],
    // Two copies of Yjs do not know each other's types.
    dedupe: ['yjs', 'lib0', 'y-protocols', 'react', 'react-dom', '@tiptap/core', '@tiptap/pm', 'graphql'],
  },
  build: {
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    assetsDir: 'assets',
    rolldownOptions: {
      // Our libraries do nothing when they are loaded, so that what only the editor needs loads with the editor.
      treeshake: { moduleSideEffects: (id: string) => !/[\\/]libs[\\/][^\\/]+[\\/]src[\\/]/.test(id) },
    },
  },
});
