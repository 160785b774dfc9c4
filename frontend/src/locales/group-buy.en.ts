import type { groupBuy as Words } from './group-buy.zh-CN';

export const groupBuy: typeof Words = {
  title: 'Group buys',
  open: 'Group buys now',
  see_all: 'All group buys',
  mine: 'My deposits',
  mine_text: 'What was paid, where it stands, when it comes back.',
  payments: 'Deposit money',
};
