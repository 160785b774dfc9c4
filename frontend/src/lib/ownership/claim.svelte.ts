import { answer, api, newKey, once } from '../api/client';
import type { Building, OwnershipRole, Project, Unit } from '../api/shapes';
import { everyItem } from '../loaded.svelte';

export const STEPS = ['project', 'building', 'unit', 'role', 'statement'] as const;
export type Step = (typeof STEPS)[number];

/** A claim while it is being made: one question at a time, every answer kept when one goes back. */
export class Claim {
  step = $state<Step>('project');
  project = $state.raw<Project | null>(null);
  building = $state.raw<Building | null>(null);
  unit = $state.raw<Unit | null>(null);
  role = $state<OwnershipRole | null>(null);
  statement = $state('');
  readonly #key = newKey();

  get stepNumber(): number {
    return STEPS.indexOf(this.step);
  }

  back(): void {
    this.step = STEPS[Math.max(0, this.stepNumber - 1)] ?? 'project';
  }

  chooseProject(project: Project): void {
    if (this.project?.id !== project.id) [this.building, this.unit] = [null, null];
    this.project = project;
    this.step = 'building';
  }

  chooseBuilding(building: Building): void {
    if (this.building?.id !== building.id) this.unit = null;
    this.building = building;
    this.step = 'unit';
  }

  chooseUnit(unit: Unit): void {
    this.unit = unit;
    this.step = 'role';
  }

  chooseRole(role: OwnershipRole): void {
    this.role = role;
    this.step = 'statement';
  }

  async send(): Promise<void> {
    if (!this.unit || !this.role) return;
    const body = { unit_id: this.unit.id, role: this.role, statement: this.statement.trim() };
    await answer(api.POST('/ownerships', { body, headers: once(this.#key) }));
  }
}

export function findProjects(): Promise<Project[]> {
  return everyItem((after) =>
    answer(api.GET('/projects', { params: { query: { after, limit: 100 } } })),
  );
}

export function findBuildings(projectId: number): Promise<Building[]> {
  const path = { project_id: projectId };
  return everyItem((after) =>
    answer(api.GET('/projects/{project_id}/buildings', { params: { path, query: { after } } })),
  );
}

export function findUnits(buildingId: number): Promise<Unit[]> {
  const path = { building_id: buildingId };
  return everyItem((after) =>
    answer(api.GET('/buildings/{building_id}/units', { params: { path, query: { after } } })),
  );
}
