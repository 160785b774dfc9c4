import type { ViewFilters } from '../api/shapes';
import { type Asked, askedFrom, queryOf, type View } from './asked';

/** What is soon due moves with the time, so that it is no view to be kept. */
export function canBeSaved(asked: Asked): boolean {
  return asked.view !== 'soon';
}

/** What is kept of what an agent looks at: the questions to the API, not what they found. */
export function filtersOf(asked: Asked): ViewFilters {
  // Without a time in it, any time will do.
  return queryOf(asked, '1970-01-01T00:00:00Z');
}

/** What a kept view looks at. */
export function askedOf(filters: ViewFilters): Asked {
  const given = <T>(value: T | null | undefined) => value ?? null;
  return {
    ...askedFrom({}),
    view: viewOf(filters),
    who: filters.handled_by_me
      ? 'me'
      : filters.unassigned
        ? 'nobody'
        : filters.offered_to_me
          ? 'offered'
          : filters.refused
            ? 'refused'
            : 'all',
    project: given(filters.project_id),
    team: given(filters.team_id),
    grade: given(filters.grade),
    category: given(filters.category),
    search: filters.query ?? '',
  };
}

function viewOf({ late, sort, state }: ViewFilters): View {
  if (late) return 'late';
  if (sort === 'due') return 'waiting';
  if (state === 'answered') return 'working';
  return state === 'resolved' ? 'resolved' : 'all';
}
