import type { vote as zhCN } from './vote.zh-CN';

export const vote: typeof zhCN = {
  title: 'Owners’ votes',
  mine_text: 'What your project and building vote on',
};
