import type { Locale } from '../api/shapes';
import { formatDue } from '../format';
import type { SurveyWords } from '../../locales/surveys.zh-CN';
import type { MySurvey } from './shapes';

/** Why a survey cannot be answered, in a sentence; null where it can. */
export function whyNot(
  s: SurveyWords,
  survey: Pick<MySurvey, 'may_answer' | 'why_not' | 'opens_at'>,
  now: string,
  locale: Locale,
): string | null {
  if (survey.may_answer) return null;
  const words = s.why_not;
  switch (survey.why_not) {
    case 'already_answered':
      return words.already_answered;
    case 'quota_full':
      return words.quota_full;
    case 'too_late':
      return words.too_late;
    case 'too_early':
      return words.too_early(formatDue(survey.opens_at, now, locale));
    default:
      return words.other;
  }
}
