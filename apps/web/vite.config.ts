import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Builds the workspace to dist/apps/web. The style sheet is made by build-styles.mjs, for pages and workspace alike. */
export default defineConfig({
  root: here,
  base: '/',
  plugins: [react()],
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
