import type { Catalogue } from '../../locales/catalogue';
import { problemText } from '../site';

/** What is wrong with a control, in the words of the page: the browser would say it in a language of its own. */
export function wrongWith(
  t: Catalogue,
  { validity, type }: Pick<HTMLInputElement, 'validity' | 'type'>,
  mismatch?: string,
): string {
  const { problem } = t;
  if (validity.valueMissing) return problem.required;
  if (validity.tooShort) return problem.too_short;
  if (validity.tooLong) return problem.too_long;
  if (validity.rangeUnderflow || validity.rangeOverflow) return problem.out_of_range;
  if (validity.typeMismatch && type === 'email') return problem.no_address;
  if (validity.patternMismatch && mismatch) return mismatch;
  return problemText(t, 'malformed');
}
