import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';

/** The Vite configuration, with Remix in it; every command names this file with `--config`. */
export default defineConfig({
  plugins: [
    remix({
      ignoredRouteFiles: ['**/.*'],
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: false,
        v3_relativeSplatPath: true,
        v3_routeConfig: false,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  css: {
    preprocessorOptions: {
      scss: { quietDeps: true, loadPaths: ['node_modules/nhsuk-frontend/dist/nhsuk'] },
    },
  },
  build: {
    target: 'es2022',
    // Fonts and pictures stay files: the pages' policy on content allows no data addresses in styles.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
  },
});
