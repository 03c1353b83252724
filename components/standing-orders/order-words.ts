import { ownProposal } from "@/components/approvals/proposal-words";
import { hoursInWords, proofWords } from "@/components/campaign/measures/measure-words";
import type { Permission } from "@/lib/auth/contract";
import { orderOver, type StandingOrderView, VerificationParameters } from "@/lib/decisions/contract";

type State = StandingOrderView["state"];

export const orderStates: Record<State, { label: string; color: string; meaning: string }> = {
  proposed: { label: "Proposed", color: "yellow", meaning: "Waits for a second person; it does nothing yet." },
  in_force: { label: "In force", color: "teal", meaning: "Acts on newcomers by itself until it ends." },
  declined: { label: "Declined", color: "gray", meaning: "A second person said no." },
  stopped: { label: "Stopped", color: "orange", meaning: "A person ended it, or one of its decisions was taken back." },
  expired: { label: "Expired", color: "gray", meaning: orderOver },
};

/** `Suspend for 3 days`, `Require an identity`. */
export function deedInWords({ kind, holdsHours, parameters }: StandingOrderView): string {
  if (kind === "suspend") return `Suspend for ${hoursInWords(holdsHours ?? 0)}`;
  const proof = VerificationParameters.safeParse(parameters).data?.proof;
  return `Require ${proof === undefined ? "verification" : proofWords[proof]}`;
}

interface Me {
  id: string;
  permissions: readonly Permission[];
}

/** What may be done to a standing order; each null when it may, else why not. */
export function obstaclesOf({ state, proposedBy }: StandingOrderView, me: Me) {
  const rule = () => {
    if (!me.permissions.includes("measure.approve")) return "Your roles do not allow ruling on it.";
    return proposedBy.id === me.id ? ownProposal : null;
  };
  return {
    rule: state === "proposed" ? rule() : "Nobody has to rule on it any more.",
    stop: me.permissions.includes("standing_order.propose") ? null : "Your roles do not allow stopping it.",
  };
}

/** Whether it can still be ended by hand. */
export const isOpen = (state: State): boolean => state === "proposed" || state === "in_force";
