// Starts the worker from its TypeScript source, for development and tests; the build bundles it instead. A run of
// tests bundles the sources once for its many threads, and says where.
const bundle = process.env.TEXT_WORKER_BUNDLE;
if (bundle !== undefined) {
  await import(bundle);
} else {
  const { register } = await import('tsx/esm/api');
  register();
  await import('./worker.ts');
}
