import { formatNumber } from '../lib/format';

/** The words of "me too": that other homes have what somebody complained of. */
export const meToo = {
  title: '别家也有吗',
  none: '还没有别的家说有同样的问题。',
  count: (n: number) => `还有 ${formatNumber(n)} 户说自己家也有同样的问题。`,
  yours: '你家也有同样的问题吗？工作人员会看到是哪一套，别的人只看到有几户。',
  say: (home: string) => `${home} 也有`,
  said: (home: string) => `${home} 也有，已经记下`,
  take_back: '不是，取消',
  say_done: '记下了',
  taken_back: '已取消',
  which: '是哪几户',
  floor: (n: number) => `${n} 层`,
  no_floor: '楼层不详',
  map: {
    lead: '公开投诉里，别的家也说有同样问题的，按楼栋和楼层数一数。已经处理完的不算。',
    filter: '按类别看',
    all: '全部类别',
    caption: '各楼栋、各楼层有同样问题的户数',
    floor: '楼层',
    none: '没有哪家说有同样的问题',
    none_text: '业主在公开投诉下面点了“也有”，就会出现在这里。',
    public: '公开的投诉',
  },
};

export type MeTooWords = typeof meToo;
