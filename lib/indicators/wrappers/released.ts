import { createHash } from "node:crypto";
import { seal, unseal } from "@/lib/env/sealing";

const purpose = "released-wrapper/1";

export interface WrapperKey {
  campaignId: string;
  kind: string;
  value: string;
}

const binding = ({ campaignId, kind, value }: WrapperKey) => `${campaignId}/${kind}/${value}`;

export const sealWrapper = (key: WrapperKey, text: string) => seal(purpose, binding(key), Buffer.from(text, "utf8"));
export const openWrapper = (row: WrapperKey & { text: Uint8Array }): string =>
  unseal(purpose, binding(row), row.text).toString("utf8");

/** What binds a release to the very words that were read. */
export const hashOfText = (text: string): string => createHash("sha256").update(text).digest("hex");
