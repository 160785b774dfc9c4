import type { MarksWords } from './marks.zh-CN';

export const marks: MarksWords = {
  heading: 'Heading',
  heading_words: 'Heading',
  numbered: 'Numbered list',
  tasks: 'Task list',
  table: 'Table',
  first_column: 'Item',
  second_column: 'Details',
  spoiler: 'Spoiler',
  spoiler_words: 'hidden until opened',
  footnote: 'Footnote',
  footnote_words: 'what the footnote says',
  emoji: 'Emoji',
  keys: (key) => `Keyboard: ${key}B bold, ${key}I emphasis, ${key}K link.`,
};
