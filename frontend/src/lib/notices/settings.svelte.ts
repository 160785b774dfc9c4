import { answer, api } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import type { NoticeDevice, NoticeSettings } from '../api/shapes';
import { Latest } from './latest';

/** Quiet hours that are proposed to whoever wants some. */
const NIGHT = { quiet_from: '22:00', quiet_until: '07:00' };

/** How the viewer is told: every change is kept at once. */
export class Settings {
  value = $state<NoticeSettings | null>(null);
  /** Where notices are pushed to. */
  devices = $state.raw<NoticeDevice[]>([]);
  problem = $state.raw<Problem | null>(null);
  /** Whether the last change is kept. */
  kept = $state(false);
  readonly #keeping = new Latest(() => this.#put());

  load = async (): Promise<void> => {
    this.problem = null;
    try {
      [this.value, this.devices] = await Promise.all([
        answer(api.GET('/notifications/settings')),
        answer(api.GET('/notifications/devices')),
      ]);
    } catch (error) {
      this.problem = asProblem(error);
    }
  };

  /** Pushes nothing to a device any more. */
  forget = async (id: number): Promise<void> => {
    this.problem = null;
    try {
      const path = { device_id: id };
      await answer(api.DELETE('/notifications/devices/{device_id}', { params: { path } }));
      this.devices = this.devices.filter((device) => device.id !== id);
    } catch (error) {
      this.problem = asProblem(error);
    }
  };

  get quiet(): boolean {
    return this.value !== null && this.value.quiet_from !== null;
  }

  set quiet(quiet: boolean) {
    if (this.value)
      Object.assign(this.value, quiet ? NIGHT : { quiet_from: null, quiet_until: null });
  }

  /** Keeps what is chosen now; a change that comes meanwhile is kept after it. */
  keep = async (): Promise<void> => {
    this.kept = false;
    this.problem = null;
    try {
      await this.#keeping.run();
      this.kept = true;
    } catch (error) {
      this.problem = asProblem(error);
    }
  };

  async #put(): Promise<void> {
    const body = this.value;
    // A time that is being typed is none yet.
    if (!body || body.quiet_from === '' || body.quiet_until === '') return;
    await answer(api.PUT('/notifications/settings', { body }));
  }
}
