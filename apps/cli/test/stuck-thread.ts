import { parentPort } from 'node:worker_threads';

// A thread that never answers once it was asked something, and cannot be stopped kindly.
parentPort?.on('message', () => {
  for (;;);
});
parentPort?.postMessage({ kind: 'ready' });
