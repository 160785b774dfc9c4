import { answer, api } from '../api/client';
import type { Club, OwnershipRole, Project, ProjectStatus } from '../api/shapes';
import { Loaded } from '../loaded.svelte';
import { findProjects } from '../ownership/claim.svelte';
import { optionsOf } from '../parts/options';
import type { Site } from '../site';
import type { Choices } from './describe';

interface Found {
  projects: Project[];
  club: Club;
}

/** What a segment can be asked of: projects, their cities and stages, tiers of the club. */
export class SegmentChoices {
  readonly #site: Site;
  readonly found = new Loaded(async (): Promise<Found> => {
    const [projects, club] = await Promise.all([findProjects(), answer(api.GET('/club'))]);
    return { projects, club };
  });

  constructor(site: Site) {
    this.#site = site;
  }

  get all(): Choices | null {
    const found = this.found.value;
    if (!found) return null;
    const { t, locale } = this.#site;
    const every = found.projects.map(({ city }) => city);
    const cities = every.filter((city, index) => every.indexOf(city) === index);
    return {
      project_ids: found.projects.map(({ id, name }) => ({ value: id, name })),
      cities: cities.map((city) => ({ value: city, name: city })),
      statuses: optionsOf<ProjectStatus>(t.project.status),
      roles: optionsOf<OwnershipRole>(t.ownership.role),
      tiers: found.club.tiers.map(({ code, name_zh, name_en }) => ({
        value: code,
        name: locale === 'en' ? name_en : name_zh,
      })),
    };
  }
}
