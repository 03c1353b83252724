import type { Random } from "@/lib/kernel";
import type { ExchangeDraft, Moment } from "../model";
import { mix } from "../sampling";
import { addressOf, longAddressOf, randomAddress } from "./address";
import type { Access, AutonomousSystem, Egress } from "./types";

/** A household line: one address for the length of a lease, then another of the same owner. */
export class HomeAccess implements Access {
  constructor(
    private readonly system: AutonomousSystem,
    private readonly salt: number,
    private readonly leaseDays: number,
    private readonly isLong: boolean,
  ) {}

  connect(draft: ExchangeDraft, moment: Moment): void {
    draft.system = this.system;
    const lease = Math.floor((moment.day + (this.salt % this.leaseDays)) / this.leaseDays);
    draft.ip = this.isLong
      ? longAddressOf(this.system, this.salt, lease)
      : addressOf(this.system, mix(this.salt, lease) % (this.system.blocks * 65536));
  }
}

/** A fixed set of ways out: an office, a campus or a carrier NAT, a VPN, a rack. One is kept for a whole sitting. */
export class PoolAccess implements Access {
  constructor(
    private readonly pool: readonly Egress[],
    private readonly salt: number,
  ) {}

  connect(draft: ExchangeDraft, moment: Moment): void {
    const egress = this.pool[mix(this.salt, moment.session) % this.pool.length] as Egress;
    draft.ip = egress.ip;
    draft.system = egress.system;
  }
}

/** Rented household lines: a fresh address of anybody's broadband for every few requests. */
export class ProxyAccess implements Access {
  constructor(private readonly systems: readonly AutonomousSystem[]) {}

  connect(draft: ExchangeDraft, _moment: Moment, random: Random): void {
    draft.system = random.pick(this.systems);
    draft.ip = randomAddress(draft.system, random);
  }
}

/** Mostly one way, sometimes another, chosen per sitting: home and phone, office and home, with or without a VPN. */
export class RoamingAccess implements Access {
  constructor(
    private readonly usual: Access,
    private readonly other: Access,
    private readonly otherShare: number,
    private readonly salt: number,
  ) {}

  connect(draft: ExchangeDraft, moment: Moment, random: Random): void {
    const isAway = mix(this.salt ^ 0x51ed, moment.session) / 0x1_0000_0000 < this.otherShare;
    (isAway ? this.other : this.usual).connect(draft, moment, random);
  }
}

/** A channel that hides where the request came from, as clouds and resellers do. */
export const hiddenAccess: Access = {
  connect(draft) {
    draft.ip = "";
    draft.system = null;
  },
};
