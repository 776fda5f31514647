import { expect, test } from 'vitest';
import { exampleRulebook } from '../../test/example.ts';
import { graph } from './graph.ts';

test('a journey is a flowchart: what leads back is dotted, what holds everywhere leaves the journey as a whole', () => {
  expect(graph(exampleRulebook('office-supplies'))).toBe(`flowchart LR
  outside([outside])
  won([won])
  subgraph journey ["office-supplies"]
    subgraph p0 ["awareness"]
      s0["browsing 20 %"]
    end
    subgraph p1 ["evaluation"]
      s1["sourcing 60 %"]
    end
    subgraph p2 ["decision"]
      s2["cart 90 %"]
      s3["checkout 100 %"]
    end
  end
  s0 -->|"compares-conditions"| s1
  s1 -->|"fills-the-cart"| s2
  s2 -->|"goes-to-checkout"| s3
  s2 -.->|"left-the-cart"| s1
  s3 -.->|"left-the-cart"| s1
  outside -->|"looks-around"| s0
  journey -->|"orders"| won
  outside -->|"orders"| won
`);
});

test('rules between the same two stages share an arrow', () => {
  expect(graph(exampleRulebook('crm-suite'))).toContain('s6 -->|"makes-a-shortlist, requirements-checked"| s7\n');
});
