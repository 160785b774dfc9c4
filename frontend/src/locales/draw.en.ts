import type { draw as zhCN } from './draw.zh-CN';

export const draw: typeof zhCN = {
  title: 'Prize draws',
  club_title: 'Prize draws now',
  all: 'All prize draws',
};
