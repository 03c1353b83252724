import { formatCount } from "@/components/data/count";
import type {
  InboundBatchState,
  InboundBatchView,
  InboundKind,
  InboundState,
  InboundWarninglist,
} from "@/lib/inbound/contract";

export const kindWords: Record<InboundKind, string> = {
  ip: "address",
  ip_range: "address range",
  asn: "AS number",
  mail_domain: "mail domain",
  user_agent: "user agent",
  client_fingerprint: "client fingerprint",
  template: "prompt template",
  mail_token: "mail token",
  phone_token: "phone token",
  account_token: "account token",
  pattern: "pattern",
};

type Standing = InboundWarninglist["standing"];

export const standingWords: Record<Standing, string> = {
  waiting: "Waits for a person: it makes no hubs yet",
  holds: "Holds: what it names is a hub in every run that begins now",
  replaced: "Holds no more: another version took its place",
  expired: "Holds no more: its time is over",
  refused: "Refused: it makes no hubs",
};

/** How far a batch has come; of an accepted list, whether it still holds. */
export const stateOf = ({ state, warninglist }: InboundBatchView): InboundBatchState | Standing =>
  warninglist !== null && state === "accepted" ? warninglist.standing : state;

const reachKinds = {
  ip: ["address", "addresses"],
  ip_prefix: ["address block", "address blocks"],
  signup_ip: ["sign-up address", "sign-up addresses"],
  mail_domain: ["mail domain", "mail domains"],
  user_agent: ["user agent", "user agents"],
} as const satisfies Record<keyof NonNullable<InboundWarninglist["reach"]>, readonly [string, string]>;

/** How many shared values of each kind a list names, those of which there are any. */
export const reachWords = (reach: NonNullable<InboundWarninglist["reach"]>): string[] =>
  (Object.keys(reachKinds) as (keyof typeof reachKinds)[])
    .filter((kind) => reach[kind] > 0)
    .map((kind) => `${formatCount(reach[kind])} ${reachKinds[kind][reach[kind] === 1 ? 0 : 1]}`);

export const stateColors: Record<InboundState | InboundBatchState | Standing, string> = {
  waiting: "yellow",
  holds: "teal",
  replaced: "gray",
  quarantined: "yellow",
  received: "yellow",
  reviewed: "blue",
  accepted: "teal",
  refused: "gray",
  expired: "gray",
  revoked: "gray",
};

/** Whatever goes to a partner is approved by who sends it. */
export const approveAndSend = "Approve and send";
