import type { survey as Words } from './survey.zh-CN';

export const survey: typeof Words = {
  title: 'Surveys',
  mine: 'My surveys',
  mine_text: 'Those that ask you, and those you answered.',
  satisfaction: 'Satisfaction',
};
