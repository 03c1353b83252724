import type { Random } from "@/lib/kernel";
import type { Account } from "../../model";
import { hiddenAccess } from "../../network/access";
import { accountId } from "../../people/evidence";
import { hex } from "../../sampling";

/** Ways in besides the front door, as shares of the accounts. */
export interface Channels {
  cloudShare: number;
  /** As tenants of a reseller, who passes end-user ids on. */
  resellerShare: number;
}

export function drawChannels(random: Random, level: number): Channels {
  const cloudShare = random.chance(0.25 + 0.1 * level) ? Math.round(random.next() * 35) / 100 : 0;
  const resellerShare = random.chance(0.1 + 0.1 * level) ? Math.round(random.next() * 30) / 100 : 0;
  return { cloudShare, resellerShare };
}

/** Puts an account behind its channel; what the channel hides is then missing from the data. */
export function openChannels(channels: Channels, random: Random): (account: Account) => void {
  const reseller = { reseller_id: `rs_${hex(random, 8)}`, parent_account_id: accountId(random), tier: "reseller" };
  const cloud = random.pick(["cloud_a", "cloud_b"]);
  return (account) => {
    const draw = random.next();
    if (draw < channels.cloudShare) {
      Object.assign(account.habits, { surface: cloud, access: hiddenAccess, client: null });
      Object.assign(account.evidence, {
        payment_fingerprint: undefined,
        payment_type: undefined,
        signup_ip: undefined,
      });
    } else if (draw < channels.cloudShare + channels.resellerShare) {
      account.habits.surface = "reseller";
      Object.assign(account.evidence, reseller, { payment_fingerprint: undefined, payment_type: "invoice" });
    }
  };
}
