import type { Me } from '../api/shapes';
import type { HomeCard } from './shapes';

/** A home as its household calls it: project, building and unit. */
export function homeName({
  project,
  building,
  unit,
}: {
  project: Pick<HomeCard['project'], 'name'>;
  building: Pick<HomeCard['building'], 'name'>;
  unit: Pick<HomeCard['unit'], 'name'>;
}): string {
  return `${project.name} ${building.name} ${unit.name}`;
}

/** Whether somebody is of the household; staff may be, and tick the checklist as such then. */
export function isOfHousehold(me: Me | null, unitId: number): boolean {
  return (me?.ownerships ?? []).some(
    ({ unit_id, state, role }) => unit_id === unitId && state === 'confirmed' && role !== 'tenant',
  );
}

/** The digits to call, where what was written to reach somebody is a telephone number. */
export function callable(contact: string): string | null {
  const digits = contact.replace(/[\s()（）-]/g, '');
  return /^\+?\d{5,15}$/.test(digits) ? digits : null;
}
