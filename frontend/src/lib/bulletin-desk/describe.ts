import type { BulletinDeskWords } from '../../locales/bulletin-desk.zh-CN';
import type { Bulletin, SegmentQuestion, SegmentTest } from '../api/shapes';
import { formatDate, formatDue, formatNumber, formatWhen } from '../format';
import type { Site } from '../site';
import type { Choice } from './question';

/** What can be chosen, by its value, with its name. */
export type Choices = Record<Choice, { value: string | number; name: string }[]>;

/** When a bulletin began to be sent, or will, in words; null where that is not decided. */
export function whenWords(
  { state, send_at, begun_at }: Bulletin,
  { at }: BulletinDeskWords,
  now: string,
  locale: Site['locale'],
): string | null {
  if (begun_at) return at.begun(formatWhen(begun_at, now, locale));
  return state === 'scheduled' && send_at ? at.scheduled(formatDue(send_at, now, locale)) : null;
}

/** What a question finds, in words. */
export function questionWords(
  { all }: SegmentQuestion,
  words: BulletinDeskWords['segment'],
  choices: Choices,
  locale: Site['locale'],
): string {
  const named = (of: Choice, values: (string | number)[] | null | undefined) =>
    words.among(
      (values ?? []).map(
        (value) => choices[of].find((one) => one.value === value)?.name ?? String(value),
      ),
    );
  const day = (on: string | null | undefined) => (on ? formatDate(on, locale) : null);
  const count = (n: number | null | undefined) => (n == null ? null : formatNumber(n));
  const one = (test: SegmentTest): string => {
    const not = test.not ?? false;
    const say = words.test;
    switch (test.kind) {
      case 'member':
        return say.member(not);
      case 'project':
        return say.project(not, named('project_ids', test.project_ids));
      case 'city':
        return say.city(not, named('cities', test.cities));
      case 'stage':
        return say.stage(not, named('statuses', test.statuses));
      case 'ownership':
        return say.ownership(not, named('roles', test.roles));
      case 'tier':
        return say.tier(not, named('tiers', test.tiers));
      case 'joined':
        return say.joined(not, day(test.from_on), day(test.until_on));
      case 'points':
        return say.points(not, count(test.at_least), count(test.at_most));
      case 'attended':
        return say.attended(not, count(test.at_least) ?? '1', day(test.from_on));
      case 'referred':
        return say.referred(not, count(test.at_least) ?? '1');
      case 'interest':
        return say.interest(not, named('project_ids', test.project_ids), day(test.from_on));
    }
  };
  if (all.length === 0) return words.everybody;
  return all.map(({ any }) => any.map(one).join(words.or_words)).join(words.and);
}
