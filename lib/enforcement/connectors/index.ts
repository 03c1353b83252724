import type { ConnectorKind } from "../contract";
import type { Connector } from "./connector";
import { litellm } from "./litellm";
import { policy } from "./policy";
import { webhook } from "./webhook";

/** Every connector there is, by its kind. */
export const connectors: Record<ConnectorKind, Connector> = { policy, webhook, litellm };
