import { answer, api } from './api/client';
import type { Me, Permission } from './api/shapes';
import { hasSignedInHint } from './cookies';
import { isKept, lastViewer } from './offline/kept-copy';

/**
 * Who looks at the page. Public pages come from a cache and know nobody; the browser then asks,
 * but only when the hint cookie says that somebody is signed in.
 */
export class Viewer {
  me = $state.raw<Me | null>(null);
  /** Whether `me` is final: null then means a guest. */
  settled = $state(false);

  constructor(me: Me | null) {
    this.me = me;
    this.settled = me !== null;
  }

  /** Runs in the browser only. */
  async find(): Promise<void> {
    if (this.settled) return;
    if (hasSignedInHint()) {
      this.me = await answer(api.GET('/me')).catch(() => null);
    }
    this.settled = true;
  }

  #remember(error: unknown): Me | null {
    if (asProblem(error).code !== 'offline' || !isKept()) return null;
    const last = lastViewer();
    this.remembered = last !== null;
    return last;
  }

  may(permission: Permission): boolean {
    return this.me?.permissions.includes(permission) ?? false;
  }

  /** Whether the address has to be proven before anything is written. Staff were proven by whoever gave them their role. */
  get mustProve(): boolean {
    return this.me !== null && !this.me.email_proven && !this.isStaff;
  }

  get isStaff(): boolean {
    return (this.me?.roles.length ?? 0) > 0;
  }
}
