import type { SurveyDeskWords } from '../../locales/survey-desk.zh-CN';
import type { SatisfactionTrend, SurveyCut, SurveyResults } from '../surveys/shapes';

type Question = SurveyResults['questions'][number];

export const CUTS = ['project', 'building', 'stage', 'month'] as const;
export type Cut = (typeof CUTS)[number];

/** What a value of the distribution is called. */
export function valueName(
  words: SurveyDeskWords['results'],
  { kind, choices }: Pick<Question, 'kind' | 'choices'>,
  key: string,
): string {
  if (kind === 'score10') return words.of_ten(Number(key));
  if (kind === 'stars5') return words.of_five(Number(key));
  return choices.find((choice) => choice.key === key)?.text ?? key;
}

/** Whether a question has a mean that groups can be compared by. */
export const isScored = ({ kind }: Pick<Question, 'kind'>) =>
  kind === 'score10' || kind === 'stars5';

/** The best there is. */
export const mostOf = ({ kind }: Pick<Question, 'kind'>) => (kind === 'score10' ? 10 : 5);

/** How a group is called. */
export function cellName(
  d: SurveyDeskWords,
  by: SurveyCut['by'],
  { key, name }: Pick<SurveyCut['cells'][number], 'key' | 'name'>,
): string {
  if (name !== null) return name;
  if (key === null) return d.results.elsewhere;
  if (by === 'stage') return (d.stage as Record<string, string>)[key] ?? d.results.elsewhere;
  // A month is written the same in every language.
  return by === 'month' ? key : d.results.elsewhere;
}

type Topic = SatisfactionTrend['topics'][number];

/** Where the fewest are content first; what nobody was asked about last, by how much is complained of. */
export function worstFirst(topics: Topic[]): Topic[] {
  const content = ({ csat_percent }: Topic) => csat_percent ?? Number.POSITIVE_INFINITY;
  return [...topics].sort((a, b) => {
    const [mine, other] = [content(a), content(b)];
    return mine === other ? b.complaint_count - a.complaint_count : mine < other ? -1 : 1;
  });
}
