import type { BadgeKind, TrustLevel } from '../lib/trust/shapes';
import { formatNumber, plural } from '../lib/format';
import type { TrustWords } from './trust.zh-CN';

const level: Record<TrustLevel, string> = {
  new: 'Newcomer',
  basic: 'Familiar face',
  member: 'Neighbour',
  regular: 'Old neighbour',
};

const badge: Record<BadgeKind, string> = {
  introduced: 'Introduced',
  first_post: 'First post',
  first_topic: 'First topic',
  hundred_posts: 'A hundred posts',
  liked_post: 'Well said',
  hundred_likes: 'A hundred likes',
  first_answer: 'First accepted answer',
  ten_answers: 'Ten accepted answers',
  one_year: 'A year with us',
  first_event: 'First event',
  survey_answered: 'Survey answered',
  watchful: 'Watchful',
  commitment_kept: 'Kept a commitment',
};

const badge_text: Record<BadgeKind, string> = {
  introduced: 'Has a picture, and a few words about oneself.',
  first_post: 'Wrote a first post.',
  first_topic: 'Opened a first topic.',
  hundred_posts: 'Wrote a hundred posts.',
  liked_post: 'Wrote a post that ten people like.',
  hundred_likes: 'Got a hundred likes.',
  first_answer: 'Gave an answer that was accepted.',
  ten_answers: 'Gave ten answers that were accepted.',
  one_year: 'Has been here for a year.',
  first_event: 'Came to an event.',
  survey_answered: 'Answered a survey.',
  watchful: 'Reported three posts that moderators removed.',
  commitment_kept: 'Staff: did by the day what was committed to in public.',
};

export const trust: TrustWords = {
  level_label: 'Level',
  level,
  likes: (n) => plural(n, 'like', 'likes'),
  answers: (n) => plural(n, 'accepted answer', 'accepted answers'),
  posts: 'Latest posts',
  no_posts: 'No posts yet',
  post_in: (title, number) => `“${title}”, post ${formatNumber(number)}`,
  badges: 'Badges',
  badge,
  badge_text,
  awarded: (name, day) => `${name}, ${day}`,
  all_badges: 'All badges',
  badges_lead:
    'Each is given once, for something one did, and stays. Whoever does not want others to see theirs turns them off on their own profile.',
  holders: (n) => (n === 0 ? 'Nobody has it yet' : `${plural(n, 'person', 'people')}`),
  show_badges: 'Show my badges to others',
  shown: 'Others see your badges now',
  hidden: 'Others do not see your badges now',
  hidden_text: 'Only you see your badges.',
  standing: 'My standing',
  next: (name) => `To become “${name}”`,
  next_done: 'Everything is there: it changes with your next post.',
  removed: 'Posts of yours were removed after reports; that counts for half a year.',
  need_proven: 'Prove your e-mail address or phone number',
  need_days: (n) => `${plural(n, 'more day', 'more days')}`,
  need_reads: (n) => `Read ${plural(n, 'more topic', 'more topics')}`,
  need_posts: (n) => `Write ${plural(n, 'more post', 'more posts')}`,
  need_likes: (n) => `Get ${plural(n, 'more like', 'more likes')}`,
  limits: (links) =>
    `For now up to 20 topics and 50 posts at once, and as many more each day; up to ${plural(links, 'link', 'links')} in a post.`,
  pin: 'Set the level',
  pin_title: (name) => `Level of ${name}`,
  pin_text: 'From then on it does not change by itself. The reason is recorded.',
  pin_reason: 'Reason',
  pinned: 'Level set',
  pinned_as: (name, reason) => `A moderator set the level to “${name}”: ${reason}`,
  unpin: 'Let it follow by itself',
  unpinned: 'It follows by itself again',
};
