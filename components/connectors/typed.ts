import type { ConnectorView, Place, SaveConnector } from "@/lib/connectors/contract";
import type { IngestKind } from "@/lib/ingest/contract";

/** What is typed in the dialog, as it stands there. */
export interface Typed {
  name: string;
  kind: IngestKind;
  profile: string | null;
  type: Place["type"];
  path: string;
  endpoint: string;
  bucket: string;
  prefix: string;
  credentials: string;
  files: string;
  intervalSeconds: number;
  settleSeconds: number;
}

export const nothingTyped: Typed = {
  name: "",
  kind: "exchanges",
  profile: null,
  type: "directory",
  path: "",
  endpoint: "",
  bucket: "",
  prefix: "",
  credentials: "",
  files: "**",
  intervalSeconds: 60,
  settleSeconds: 10,
};

export function typedFrom({ name, kind, profile, place, intervalSeconds, settleSeconds }: ConnectorView): Typed {
  return { ...nothingTyped, name, kind, profile, intervalSeconds, settleSeconds, ...place };
}

/** What is asked for; `present` is the connector that is changed. */
export function inputFrom(typed: Typed, present?: ConnectorView): SaveConnector {
  const { name, kind, profile, intervalSeconds, settleSeconds } = typed;
  return {
    ...{ name: name.trim(), kind, place: placeFrom(typed), intervalSeconds, settleSeconds },
    ...(profile === null ? {} : { profile }),
    ...(present === undefined ? {} : { version: present.version }),
    ...(present === undefined || present.format === null ? {} : { format: present.format }),
  };
}

function placeFrom({ type, path, endpoint, bucket, prefix, credentials, files }: Typed): SaveConnector["place"] {
  if (type === "directory") return { type, path: path.trim(), files };
  const named = credentials.trim();
  return {
    type,
    endpoint: endpoint.trim(),
    bucket: bucket.trim(),
    prefix,
    files,
    ...(named && { credentials: named }),
  };
}

export const isComplete = ({ name, type, path, endpoint, bucket, files }: Typed): boolean =>
  [name, files, ...(type === "directory" ? [path] : [endpoint, bucket])].every((text) => text.trim() !== "");
