import type { Finding } from '@waystage/rules';

/** Rules that cannot be deployed, and what is wrong with them. */
export class DeployError extends Error {
  readonly code: 'RULES_DO_NOT_LOAD';
  readonly findings: readonly Finding[];
  constructor(code: DeployError['code'], message: string, findings: readonly Finding[]) {
    super(message);
    this.name = 'DeployError';
    this.code = code;
    this.findings = findings;
  }
}
