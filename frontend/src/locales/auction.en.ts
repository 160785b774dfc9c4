import type { auction as zhCN } from './auction.zh-CN';

export const auction: typeof zhCN = {
  title: 'Auctions',
};
