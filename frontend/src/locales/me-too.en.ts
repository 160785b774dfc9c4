import { formatNumber, plural } from '../lib/format';
import type { MeTooWords } from './me-too.zh-CN';

export const meToo: MeTooWords = {
  title: 'Other homes',
  none: 'No other home has said that it has the same.',
  count: (n) =>
    `${plural(n, 'other home', 'other homes')} ${n === 1 ? 'says' : 'say'} that they have the same.`,
  yours:
    'Does your home have it as well? Staff see which home it is, everybody else only how many there are.',
  say: (home) => `${home} has it as well`,
  said: (home) => `${home} has it as well: recorded`,
  take_back: 'No, take it back',
  say_done: 'Recorded',
  taken_back: 'Taken back',
  which: 'Which homes',
  floor: (n) => `Floor ${formatNumber(n)}`,
  no_floor: 'Floor unknown',
  map: {
    lead: 'Homes that say they have what others complained of in public, by building and floor. What was put right is not counted.',
    filter: 'By category',
    all: 'All categories',
    caption: 'Homes that have the same, by building and floor',
    floor: 'Floor',
    none: 'No home says that it has the same',
    none_text: 'Owners who say so below a public complaint stand here.',
    public: 'Public complaints',
  },
};
