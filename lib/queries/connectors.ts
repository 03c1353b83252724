import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { ConnectorFileList, ConnectorList, ConnectorView, type SaveConnector } from "@/lib/connectors/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path } from "./url";

/** Lag grows by itself. */
const pollMs = 15_000;

export const connectorsQuery = () =>
  queryOptions({
    queryKey: keys.connectors,
    queryFn: ({ signal }) => readJson(ConnectorList, "/api/connectors", { signal }),
    refetchInterval: pollMs,
  });

export const connectorFilesQuery = (id: string) =>
  queryOptions({
    queryKey: keys.connectorFiles(id),
    queryFn: ({ signal }) => readJson(ConnectorFileList, path`/api/connectors/${id}/files`, { signal }),
  });

export const saveConnectorMutation = () =>
  mutationOptions({
    mutationKey: [...keys.connectors, "save"],
    mutationFn: (input: SaveConnector) => sendJson(ConnectorView, "/api/connectors", input),
  });

/** What can be done to a connector, by the last part of its path. */
export type ConnectorAct = "pause" | "resume" | "poll" | "remove";

export const connectorMutation = () =>
  mutationOptions({
    mutationKey: [...keys.connectors, "act"],
    mutationFn: ({ id, act }: { id: string; act: ConnectorAct }) =>
      sendJson(ConnectorView, path`/api/connectors/${id}/${act}`),
  });
