import { type ConnectorKind, Countermeasure } from "../contract";

/** One thing to carry out, or to take back, at a gateway. */
export interface Item {
  /** The row of the ledger. */
  id: string;
  decisionId: string;
  /** Position in the log of decisions, ascending: of two about one account, the later counts. */
  sequence: number;
  accountId: string;
  keyId: string | null;
  endUserId: string | null;
  countermeasure: Countermeasure;
  /** What a `reinstate` takes back. */
  reverts: Countermeasure | null;
  decidedAt: Date;
  expiresAt: Date | null;
  /** Requests a minute, for a throttle. */
  perMinute: number | null;
  /** The policy that its owner is told; null for a covert measure. */
  policy: string | null;
  /** What stands against the same subject, this included, once everything is carried out. */
  standing: Countermeasure[];
  /** What an earlier try, or for a `reinstate` what it takes back, has left. */
  receipt: Record<string, unknown> | null;
}

/** What a connector needs to speak to its gateway. */
export interface Access {
  settings: unknown;
  secret: string;
  now: Date;
  signal?: AbortSignal | undefined;
}

/** One message: its id is the same at every try. */
export interface Message {
  id: string;
  items: readonly Item[];
}

/** What came of one item: taken, not possible here, or worth another try. */
export type Outcome =
  | { kind: "taken"; receipt: Record<string, unknown> }
  | { kind: "impossible"; words: string }
  | { kind: "unanswered"; words: string };

export interface Applied {
  /** HTTP status of the (last) answer; null when none came. */
  status: number | null;
  latencyMs: number;
  /** Why it did not succeed as a whole; null when it did. */
  error: string | null;
  /** The gateway wants no more messages (410). */
  gone: boolean;
  /** By the item's id; what is not named is unanswered. */
  outcomes: ReadonlyMap<string, Outcome>;
}

/** What a gateway says it holds; `holds` is null when it does not say. */
export interface Held {
  holds: boolean | null;
  words: string;
  /** There is more to act on than when it was carried out: it is carried out again. */
  isBehind?: boolean;
}

interface Described {
  kind: ConnectorKind;
  supports: readonly Countermeasure[];
  /** How it comes to know that a measure is in force, in words. */
  verifies(settings: unknown): string;
  /** What it would do, in words; asks nobody. */
  dryRun(item: Pick<Item, "countermeasure" | "reverts" | "keyId" | "endUserId">, settings: unknown): string;
}

/** A connector that speaks to its gateway. Every act may be repeated: what is in force already stays as it is. */
export interface PushedConnector extends Described {
  carries: "messages";
  apply(access: Access, message: Message): Promise<Applied>;
  revert(access: Access, message: Message): Promise<Applied>;
  /** Reads back what the gateway holds, by the item's id; undefined when it cannot be asked. */
  verify?(access: Access, items: readonly Item[]): Promise<ReadonlyMap<string, Held>>;
  /** Whether the gateway answers to this secret. */
  test(access: Access, id: string): Promise<Pick<Applied, "status" | "latencyMs" | "error">>;
}

/** A connector whose gateway follows the rules that decisions write; the ledger is told by what its replicas have seen. */
export interface FollowedConnector extends Described {
  carries: "rules";
}

export type Connector = PushedConnector | FollowedConnector;

/** What an item comes to: to be sent, or why not. */
export const supported = (
  connector: Connector,
  { countermeasure, reverts }: Pick<Item, "countermeasure" | "reverts">,
) => connector.supports.includes(countermeasure === "reinstate" ? (reverts ?? "ban") : countermeasure);

/**
 * What a connector is asked for. A gateway is asked for every measure that gateways act on, so that one it cannot carry out is said; a
 * referral goes to a cloud or reseller, and so only to what carries it there.
 */
export const askedOf = ({ supports }: Pick<Connector, "supports">): Countermeasure[] =>
  Countermeasure.options.filter((one) => one !== "refer" || supports.includes("refer"));
