/** The words of the page about archives of what one wrote. */
export const exportsWords = {
  lead: '把你在这里写过的内容打包下载。',
  what: '包括你的话题、帖子和旧版本、发过的消息、提过的投诉、草稿、书签和个人资料，既有能直接看的网页，也有供程序读取的文件。别人写的内容不在里面。',
  ask: '打包我的内容',
  asked: '开始打包了，做好之后通知你',
  too_early: '一天只能打包一次，请明天再来。',
  archives: '已有的存档',
  none: '还没有存档。',
  state: { waiting: '正在打包', ready: '可以下载', failed: '没有做成' },
  waiting: '做好之后会通知你，可以先离开。',
  failed: '出了问题，请再试一次。',
  until: (time: string) => `${time}前可以下载，之后自动删除`,
  download: '下载',
};

export type ExportsWords = typeof exportsWords;
