/** The words of what one can do to a text beside what stands above it. */
export const marks = {
  heading: '标题',
  heading_words: '小标题',
  numbered: '编号列表',
  tasks: '任务清单',
  table: '表格',
  first_column: '项目',
  second_column: '说明',
  spoiler: '遮住文字',
  spoiler_words: '点开才看得到',
  footnote: '脚注',
  footnote_words: '脚注内容',
  emoji: '表情',
  keys: (key: string) => `键盘：${key}B 加粗，${key}I 强调，${key}K 链接。`,
};

export type MarksWords = typeof marks;
