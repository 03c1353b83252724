import { countOf } from "@/components/campaign/measures/measure-words";
import { formatCount } from "@/components/data/count";
import { departuresAmong, type ProposalState, type ProposalView, type QuietWindowView } from "@/lib/decisions/contract";

interface Meaning {
  label: string;
  color: string;
  meaning: string;
}

const proposalStates: Record<ProposalState, Meaning> = {
  proposed: { label: "Waits", color: "yellow", meaning: "A second person rules on it." },
  approved: { label: "Approved", color: "teal", meaning: "A batch carries out exactly what was frozen." },
  rejected: { label: "Declined", color: "gray", meaning: "A second person declined it." },
  withdrawn: { label: "Withdrawn", color: "gray", meaning: "Its proposer took it back." },
  void: { label: "Void", color: "gray", meaning: "What it froze is not so any more." },
  expired: { label: "Expired", color: "gray", meaning: "Nobody ruled on it in time." },
};

/** What the void of a proposal means, where nothing more is known. */
export const whyVoid = proposalStates.void.meaning;

/** What the second person says: of what waits, and of what was carried out by breaking the glass. */
export const rulingNames = ({ breakGlass }: ProposalView): Record<"approved" | "declined", string> =>
  breakGlass ? { approved: "Find it right", declined: "Find it wrong" } : { approved: "Approve", declined: "Decline" };

export const ownProposal = "You proposed it: a second person rules on it.";
export const waitingTitle = "Waiting for a second person";

/** Where a proposal stands; one that broke the glass is carried out, and waits for its review. */
export function standingOf({ breakGlass, ruling, state }: ProposalView): Meaning {
  if (!breakGlass) return proposalStates[state];
  if (ruling === null)
    return { label: "Review it", color: "red", meaning: "Carried out by breaking the glass; nobody has reviewed it." };
  const isUpheld = ruling.ruling === "approved";
  return {
    ...{ label: isUpheld ? "Reviewed" : "Objected to", color: isUpheld ? "teal" : "orange" },
    meaning: isUpheld ? "A second person found it right afterwards." : "A second person found it wrong afterwards.",
  };
}

export const isWaiting = ({ breakGlass, ruling, state }: ProposalView): boolean =>
  breakGlass ? ruling === null : state === "proposed";

interface Person {
  id: string;
  permissions: readonly string[];
}

/** Why somebody cannot rule on a proposal; null when they may. The server asks all of it again. */
export function obstacleToRuling(proposal: ProposalView, me: Person, quiet: QuietWindowView | null): string | null {
  const { proposedBy, disclosure, breakGlass } = proposal;
  if (!isWaiting(proposal)) return `It is ${standingOf(proposal).label.toLowerCase()}: there is nothing to rule on.`;
  if (proposedBy.id === me.id) return ownProposal;
  if (disclosure === "covert" && !me.permissions.includes("covert.approve"))
    return "It is covert: somebody in the legal role rules on it.";
  if (disclosure !== "covert" && !me.permissions.includes("measure.approve"))
    return "Your roles do not allow approving measures.";
  if (quiet === null || breakGlass || quiet.owner.id === me.id || quiet.owner.id === proposedBy.id) return null;
  return `${quiet.owner.name} asked for quiet, and rules on it.`;
}

/** Why it cannot be approved though it can be ruled on: the blind sample stands against it. */
export const obstacleToApproval = ({ sample }: ProposalView): string | null =>
  sample !== null && sample.innocent > 0
    ? `${sample.innocent} of ${sample.judged} judged blind are innocent: decline it, and look at what put them there.`
    : null;

/** That it departs from what the policy recommended, and for how many; null where it does not. */
export function departureOf(proposal: ProposalView): string | null {
  const accounts = departuresAmong(proposal.recommended?.groups ?? [], proposal);
  if (accounts === 0) return null;
  const whom = accounts === proposal.accounts ? "" : ` for ${formatCount(accounts)} of ${countOf(proposal.accounts)}`;
  return `It departs from what the policy recommends${whom}.`;
}

/** What can be proposed anew: what ended without being carried out. */
export const canProposeAnew = ({ state, breakGlass }: ProposalView): boolean =>
  !breakGlass && state !== "proposed" && state !== "approved";
