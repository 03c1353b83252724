import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBan,
  IconCheck,
  IconEraser,
  IconEye,
  IconGauge,
  IconId,
  IconKeyOff,
  IconPlayerPause,
  IconUserQuestion,
  IconX,
} from "@tabler/icons-react";
import { dispositions, verdicts } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import type { DecisionKind } from "@/lib/decisions/contract";
import type { DecisionAct } from "./acts";

export const kindIcons = {
  confirm: IconCheck,
  dismiss: IconX,
  set_disposition: IconUserQuestion,
  ban: IconBan,
  revoke_key: IconKeyOff,
  reverse: IconArrowBackUp,
  observe: IconEye,
  require_verification: IconId,
  throttle: IconGauge,
  redact_reasoning: IconEraser,
  suspend: IconPlayerPause,
  refer: IconArrowForwardUp,
} satisfies Record<DecisionKind, unknown>;

/** What was decided, in a line: `Banned 12 accounts`. */
export function titleOfAct({ decision, decisions }: DecisionAct): string {
  const on = decision.accountId === null ? "the campaign" : accountsOf(decisions.length, decision.accountId);
  switch (decision.kind) {
    case "confirm":
      return `Confirmed${decision.verdict ? ` as ${verdicts[decision.verdict].label.toLowerCase()}` : ""}`;
    case "dismiss":
      return `Dismissed${decision.verdict ? ` as ${verdicts[decision.verdict].label.toLowerCase()}` : ""}`;
    case "set_disposition":
      return `Set ${on} to ${decision.disposition ? dispositions[decision.disposition].label.toLowerCase() : "a disposition"}`;
    case "ban":
      return `Banned ${on}`;
    case "revoke_key":
      return `Revoked the keys of ${on}`;
    case "observe":
      return `Put ${on} under observation`;
    case "require_verification":
      return `Asked ${on} for proof`;
    case "throttle":
      return `Throttled ${on}`;
    case "redact_reasoning":
      return `Withheld reasoning from ${on}`;
    case "suspend":
      return `Suspended ${on}`;
    case "refer":
      return `Referred ${on} to whose customer it is`;
    case "reverse":
      return `Took back a decision on ${on}`;
  }
}

const accountsOf = (count: number, first: string) => (count === 1 ? first : `${formatCount(count)} accounts`);
