import type { SourceFile } from '../source/source-file.ts';
import type { AudienceFileNode } from './audience/audience-file.ts';
import type { BehavioursFileNode } from './behaviours/behaviours-file.ts';
import type { ContentFileNode } from './content/content-file.ts';
import type { JourneyFileNode } from './journey/journey-file.ts';
import type { RuleNode } from './rule/rule.ts';

/**
 * The syntax of one journey's folder: one node for each file there was, and the rules of all `rules/*.yaml` in order of
 * path and line. Plain frozen data: a changed folder is `{ ...folder, rules: [...] }`, and `compile` makes a rulebook of it.
 */
export interface Folder {
  readonly kind: 'folder';
  readonly journey: JourneyFileNode;
  readonly audience: readonly AudienceFileNode[];
  readonly behaviours: readonly BehavioursFileNode[];
  readonly content: readonly ContentFileNode[];
  readonly rules: readonly RuleNode[];
  readonly files: readonly SourceFile[];
}
