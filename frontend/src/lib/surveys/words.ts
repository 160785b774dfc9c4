import { surveys as en } from '../../locales/surveys.en';
import { surveys as zhCN, type SurveyWords } from '../../locales/surveys.zh-CN';
import { useSite, type Site } from '../site';

/** The words of surveys, beside what every component may need. */
export function useSurveys(): Site & { s: SurveyWords } {
  const site = useSite();
  return { ...site, s: site.locale === 'en' ? en : zhCN };
}
