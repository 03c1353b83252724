import { seal, unseal } from "@/lib/env/sealing";

const purpose = "enforcement-connector";

/** Seals a connector's secret to its id. */
export const sealSecret = (connectorId: string, secret: string): Uint8Array<ArrayBuffer> =>
  seal(purpose, connectorId, Buffer.from(secret));

/** The secret of a connector; empty for one without. It goes to its gateway and nowhere else. */
export const secretOf = ({ id, secret }: { id: string; secret: Uint8Array | null }): string =>
  secret === null ? "" : unseal(purpose, id, secret).toString("utf8");
