// Starts the worker from its TypeScript source, for development and tests; the build bundles it instead.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
