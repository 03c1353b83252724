/** One query as a session thread runs it; parameters are in the escaped text form of the wire. */
export interface Job {
  sql: string;
  format: string;
  /** Row formats whose blocks can be joined are fetched block by block, others as a whole. */
  streamed: boolean;
  params: Record<string, string>;
  settings: Record<string, string>;
  database: string;
  /** Finds the query in `system.processes`: the embedded engine chooses query ids itself. */
  tag: string;
}

export interface Outcome {
  rowsRead: number;
  bytesRead: number;
  elapsedSeconds: number;
}

export type ToSession = { kind: "run"; job: Job } | { kind: "acknowledge" } | { kind: "cancel" } | { kind: "close" };

export type FromSession =
  | { kind: "ready" }
  | { kind: "chunk"; bytes: Uint8Array }
  | { kind: "done"; outcome: Outcome }
  | { kind: "failed"; message: string }
  | { kind: "closed" };
