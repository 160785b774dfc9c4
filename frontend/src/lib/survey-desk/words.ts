import { surveyDesk as en } from '../../locales/survey-desk.en';
import { surveyDesk as zhCN, type SurveyDeskWords } from '../../locales/survey-desk.zh-CN';
import { useSite, type Site } from '../site';

/** The words of surveys at the desk, beside what every component may need. */
export function useSurveyDesk(): Site & { d: SurveyDeskWords } {
  const site = useSite();
  return { ...site, d: site.locale === 'en' ? en : zhCN };
}
