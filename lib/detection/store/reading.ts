/** What a run reads with: its id names its work tables, and stopping it stops its statements. */
export interface Reading {
  runId: string;
  signal?: AbortSignal | undefined;
}

export const options = ({ signal }: Reading) => ({ background: true, ...(signal ? { signal } : {}) });
