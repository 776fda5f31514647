export { createEndpoint } from './deliver/create-endpoint.ts';
export { ForbiddenTarget, type Guard, type GuardOptions, guard } from './deliver/guard.ts';
export { evaluateBatch } from './evaluate/evaluate-batch.ts';
export { transitionId } from './evaluate/transition-id.ts';
export { type Replayed, verifyReplay } from './replay/verify-replay.ts';
export { DeployError } from './rules/deploy-error.ts';
export { type Deployed, deployRules } from './rules/deploy-rules.ts';
export { type RuleFile, type RuleShelf, readRules, ruleShelf, rulesVersion } from './rules/rule-shelf.ts';
export { startWorker, type Worker, type WorkerOptions } from './worker.ts';
