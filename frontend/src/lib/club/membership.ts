import { answer, api } from '../api/client';
import { asProblem } from '../api/problem';
import type { Membership } from '../api/shapes';

/** One's own membership; null for who is none, or has left. */
export async function ownMembership(): Promise<Membership | null> {
  try {
    const own = await answer(api.GET('/club/membership'));
    return own.left_at === null ? own : null;
  } catch (error) {
    const problem = asProblem(error);
    if (problem.status === 404 || problem.code === 'not_a_member') return null;
    throw problem;
  }
}
