import { formatNumber, plural } from '../lib/format';
import type { CardsWords } from './cards.zh-CN';

export const cards: CardsWords = {
  kind: {
    topic: 'Topic',
    event: 'Event',
    complaint: 'Complaint',
    commitment: 'Public commitment',
    vote: 'Vote of owners',
  },
  posts: (n) => plural(n, 'post', 'posts'),
  newest: (when) => `newest ${when}`,
  question: { open: 'no accepted answer yet', solved: 'answered' },
  locked: 'takes no replies',
  poll: { open: 'poll is open', closed: 'poll is closed' },
  event: {
    draft: 'Draft',
    cancelled: 'Cancelled',
    done: 'Over',
    begins: (when) => `begins ${when}`,
    not_yet: 'registration has not begun',
    open: 'registration is open',
    closed: 'registration is closed',
    left: (n) => `${formatNumber(n)} ${n === 1 ? 'seat' : 'seats'} left`,
    full: 'full, with a waiting list',
  },
  complaint_due: (when) => `answer due ${when}`,
  vote: {
    draft: 'Draft',
    announced: 'Announced',
    open: 'Open',
    counting: 'Being counted',
    closed: 'Closed',
    cancelled: 'Cancelled',
    opens: (when) => `opens ${when}`,
    closes: (when) => `closes ${when}`,
  },
  title: 'Cards of links',
  text: 'A link on a line of its own is shown as a card, with what the page there says of itself. Without its card the link stays.',
  none: 'This post has no cards.',
  remove: (title) => `Remove the card: ${title}`,
  removed: 'Card removed',
};
