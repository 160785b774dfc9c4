import type { ProjectRef } from '../api/shapes';
import type { WorkWords } from '../../locales/work.zh-CN';

/** Where something holds: in a project, in a city, or everywhere. */
export interface Placed {
  project: ProjectRef | null;
  city: string | null;
}

export function placeName(w: WorkWords, { project, city }: Placed): string {
  return project?.name ?? (city === null ? w.place.group : w.place.of_city(city));
}

/** A place as a form has it. */
export interface PlaceForm {
  scope: 'project' | 'city' | 'group';
  project: string;
  city: string;
}

/** A place as the API takes it. */
export function placeInput({ scope, project, city }: PlaceForm) {
  return {
    project_id: scope === 'project' && project !== '' ? Number(project) : undefined,
    city: scope === 'city' ? city : undefined,
  };
}
