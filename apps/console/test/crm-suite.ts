import type { ConsoleJourney } from '../src/answer/console-journey.ts';

const stage = (name: string, readiness: number, says: string) => ({ stage: name, readiness, says });

/** A journey as a Nordic seller of a CRM suite would write it. */
export const crmSuite: ConsoleJourney = {
  id: 'crm-suite',
  says: 'How a Nordic mid-size company buys a CRM suite',
  phases: [
    {
      phase: 'awareness',
      stages: [
        stage('noticed', 10, 'Somebody knows that something has to happen'),
        stage('searching', 20, 'They search, and think they can fix it themselves'),
        stage('on-agenda', 30, 'It takes more than they thought; it is on the agenda'),
        stage('studying', 40, 'They work through guides, videos and e-books'),
      ],
    },
    {
      phase: 'evaluation',
      stages: [
        stage('options', 50, 'They look at ways to solve it'),
        stage('approaches', 60, 'Upgrade, buy, build, or postpone?'),
        stage('requirements', 70, 'They write down what the solution has to do'),
      ],
    },
    {
      phase: 'decision',
      stages: [
        stage('shortlist', 80, 'Two or three vendors are left'),
        stage('last-questions', 90, 'Last clarifying questions'),
        stage('ready', 100, 'They believe they are ready to buy'),
      ],
    },
  ],
  jobs: [
    'problem-identification',
    'solution-exploration',
    'requirements-building',
    'supplier-selection',
    'validation',
    'consensus-creation',
  ],
  rules: {
    'writes-requirements': 'Takes the requirements template and uses a calculator within 60 days',
    'demo-asked-for': 'A decision-maker asks for a demo early',
  },
};
